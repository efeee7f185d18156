using KubectlIcr.Commands;

namespace KubectlIcr.Tests.Golden;

/// <summary>Runs a command line in this process and keeps what it wrote.</summary>
internal sealed record Run(int ExitCode, string Out, string Error)
{
    public static async Task<Run> Of(IEnumerable<string> args, string input = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        using var stdin = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input));
        var terminal = new Terminal { In = stdin, Out = output, Error = error, Environment = name => environment?.GetValueOrDefault(name), Salt = new byte[Fingerprints.SaltLength] };
        var code = await App.RunAsync([.. args], terminal, CancellationToken.None);
        return new Run(code, output.ToString(), error.ToString());
    }
}

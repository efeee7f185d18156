using System.Text;
using KubectlIcr.Commands;

namespace KubectlIcr.Tests.Golden;

/// <summary>Every case is a folder <c>Golden/COMMAND/CASE</c>: <c>cmd</c> holds command lines, <c>out.verified.txt</c> all they print and how they end.</summary>
public class GoldenTests
{
    private static string Folder => Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Golden");

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "cmd", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Prints_what_was_verified(string @case)
    {
        var transcript = new StringBuilder();
        foreach (var line in File.ReadLines(Path.Combine(Folder, @case, "cmd")).Where(line => line.Length > 0))
            transcript.Append(await Transcript(@case, line));

        Verified.Matches(OfAnyVersion(transcript.ToString()), $"tests/KubectlIcr.Tests/Golden/{@case}/out.verified.txt");
    }

    /// <summary>Links lead to the tag of the version.</summary>
    private static string OfAnyVersion(string text) => text.Replace(Build.Page(""), Build.Page("", "any"));

    /// <summary>Words of the form <c>./FILE</c> name files of the case, or of the folder Cases.</summary>
    private static async Task<string> Transcript(string @case, string line)
    {
        var words = line.Split(" < ", 2);
        var run = await Run.Of(words[0].Split(' ').Select(word => Located(@case, word)), words.Length == 2 ? await File.ReadAllTextAsync(Located(@case, words[1])) : "");
        return $"$ kubectl icr {line}\n{Anonymous(run.Out, @case)}{Anonymous(run.Error, @case)}[exit {run.ExitCode}]\n\n";
    }

    private static string Located(string @case, string word)
    {
        if (!word.StartsWith("./", StringComparison.Ordinal))
            return word;
        var own = Path.Combine(Folder, @case, word[2..]);
        return Path.Exists(own) ? own : Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases", word[2..]);
    }

    private static string Anonymous(string text, string @case) =>
        text.Replace($"kubectl-icr v{Build.Version}\n", "kubectl-icr vVERSION\n").Replace(Path.Combine(Folder, @case) + "/", "./").Replace(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases") + "/", "./");
}

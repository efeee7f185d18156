using System.Reflection;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr version</c>.</summary>
internal static class VersionCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Print the version";
        return _ => new VersionInvocation();
    }
}

/// <summary>Prints the version of this binary.</summary>
internal sealed record VersionInvocation : Invocation
{
    public static string Version => typeof(VersionInvocation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public override Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        terminal.Out.WriteLine($"kubectl-icr v{Version}");
        return Task.FromResult(ExitCode.Ok);
    }
}

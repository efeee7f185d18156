using KubectlIcr.Commands.Options;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr version</c>.</summary>
internal static class VersionCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Print the version";
        command.ExtendedHelpText = """
              # Which version is installed?
              kubectl icr version

              # Also print the commit, its date, the runtime and the platform, e.g. for a bug report
              kubectl icr version -o yaml

            """;
        var output = Output.Define(command, OutputFormat.Json, OutputFormat.Yaml);
        return _ => new VersionInvocation(output());
    }
}

using System.Runtime.InteropServices;
using KubectlIcr.Commands.Options;
using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Commands;

/// <summary>Prints the version of this binary.</summary>
internal sealed record VersionInvocation(Output Output) : Invocation
{
    public override Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        if (!Output.TryPrint(Report(), ReportJson.Default.VersionReport, terminal.Out))
            terminal.Out.WriteLine($"kubectl-icr v{Build.Version}");
        return Task.FromResult(ExitCode.Ok);
    }

    private static VersionReport Report() => new()
    {
        Version = Build.Version,
        Commit = Build.Commit,
        Date = Build.Date,
        Runtime = RuntimeInformation.FrameworkDescription,
        Platform = $"{OperatingSystemName()}/{ArchitectureName(RuntimeInformation.ProcessArchitecture)}",
    };

    private static string OperatingSystemName() => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string ArchitectureName(Architecture architecture) => architecture switch
    {
        Architecture.X64 => "amd64",
        var other => other.ToString().ToLowerInvariant(), // arm64, s390x and ppc64le are named alike
    };
}

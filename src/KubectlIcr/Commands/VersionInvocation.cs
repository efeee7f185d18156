using System.Reflection;
using System.Runtime.InteropServices;
using KubectlIcr.Commands.Options;
using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Commands;

/// <summary>Prints the version of this binary.</summary>
internal sealed record VersionInvocation(Output Output) : Invocation
{
    /// <summary>As the build wrote it: the version, and after a plus sign the commit.</summary>
    private static readonly string[] Parts = (Own.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+', 2);

    public static string Version => Parts[0];

    private static Assembly Own => typeof(VersionInvocation).Assembly;

    public override Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        if (!Output.TryPrint(Report(), ReportJson.Readable.VersionReport, terminal.Out))
            terminal.Out.WriteLine($"kubectl-icr v{Version}");
        return Task.FromResult(ExitCode.Ok);
    }

    private static VersionReport Report() => new()
    {
        Version = Version,
        Commit = Parts.ElementAtOrDefault(1),
        Date = Own.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "CommitDate")?.Value,
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

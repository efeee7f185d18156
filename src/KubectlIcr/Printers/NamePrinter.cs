using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary><c>-o name</c>: the pods and workloads that an error hits, as kubectl names them, for scripts.</summary>
internal static class NamePrinter
{
    public static void Print(CheckReport report, TextWriter output)
    {
        var hit = report.Findings.Where(finding => finding.Severity == Severity.Error).SelectMany(finding => finding.Subjects);
        foreach (var name in hit.Select(Name).Distinct())
            output.WriteLine(PlainText.OneLine(name));
    }

    private static string Name(Subject subject) =>
        $"{subject.Kind.ToLowerInvariant()}{(subject.Group is { Length: > 0 } group ? $".{group}" : Group(subject.Kind))}/{subject.Name}";

    private static string Group(string kind) => kind switch
    {
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" => ".apps",
        "Job" or "CronJob" => ".batch",
        _ => "",
    };
}

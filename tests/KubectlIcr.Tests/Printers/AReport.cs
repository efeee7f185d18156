using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

/// <summary>Reports for printers.</summary>
internal static class AReport
{
    /// <summary>The container of <see cref="Pull"/>.</summary>
    public static readonly Subject Web = new("Pod", "team-a", "web", "main", null);

    public static Finding Finding(string message = "the message", Severity severity = Severity.Error, params Subject[] subjects) => new()
    {
        Id = "ICR302",
        Severity = severity,
        Certainty = Certainty.Certain,
        Title = "A title",
        Message = message,
        Subjects = subjects,
        Docs = "https://docs",
    };

    public static PullReport Pull(string pod = "web", string image = "us.icr.io/team/app:1.0", string? cause = "unauthorized", string? text = null) => new()
    {
        Namespace = "team-a",
        Pod = pod,
        Container = "main",
        Owner = null,
        ServiceAccount = "default",
        Image = new ImageReport(image, null, null, null, null, null),
        State = "ErrImagePull",
        Cause = cause,
        Candidates = [],
        Text = text,
        Credentials = null,
        Registry = new RegistryReport(false, null, null),
        Findings = [],
    };

    public static CheckReport Of(Summary summary, IReadOnlyList<Finding>? findings = null, params PullReport[] pulls) => new()
    {
        Cluster = new ReportCluster("live", null, null, null),
        Summary = summary,
        Findings = findings ?? [],
        Pulls = pulls,
        Skipped = [],
    };
}

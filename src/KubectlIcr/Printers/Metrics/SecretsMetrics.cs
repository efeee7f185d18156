using KubectlIcr.Report;

namespace KubectlIcr.Printers.Metrics;

/// <summary>What <c>secrets</c> knows, as gauges. No label holds a key, a user or a fingerprint.</summary>
internal static class SecretsMetrics
{
    private static readonly Metric Secrets = new("pull_secrets", "Pull secrets by status. A secret with several problems counts for each of them.", "namespace", "status");

    private static readonly Metric Keys = new("keys", "Distinct credentials in pull secrets that were checked with a registry or IBM Cloud IAM, by whether they are refused.", "state");

    private static readonly Metric Refused = new("refused_pull_secrets", "1 for each pull secret whose credential for a registry is refused by the registry or by IBM Cloud IAM.", "namespace", "secret", "registry");

    private static readonly Metric Logins = new("logins", "Distinct credentials sent to a registry, by result: ok, refused, withheld or unknown.", "registry", "result");

    private static readonly Metric Starts = new(
        "next_start_containers",
        "Containers of running pods, by the expected result of their next start on a node that does not have the image: failing, unjudged (a pull secret was not read) or not_known_to_fail.",
        "state");

    private static readonly Metric Failing = new(
        "next_start_failing_containers",
        "Running containers that will fail the next time they start on a node that must pull the image. A node that has the image can still start them "
        + "(imagePullPolicy IfNotPresent), and so can a node that has its own credentials.",
        "namespace", "workload", "reason");

    /// <summary>For the page about them.</summary>
    public static IReadOnlyList<Metric> All => [.. RunMetrics.All, Secrets, Keys, Refused, Logins, Starts, Failing];

    public static IEnumerable<Metric> Of(SecretsReport report) =>
    [
        .. RunMetrics.Of("secrets", report.TakenAt, IsIncomplete(report), report.Gaps),
        Secrets.Counting(report.Items.SelectMany(item => item.Status.Split(','), (item, status) => (string[])[item.Namespace, status])),
        report.Keys.Count(IsAsked) is > 0 and var asked ? Keys.With(report.Summary.Refused.Count, "refused").With(asked - report.Summary.Refused.Count, "not_refused") : Keys,
        Refused.Counting(report.Items.SelectMany(item => item.RefusedFor ?? [], (item, registry) => (string[])[item.Namespace, item.Name, registry])),
        Logins.Counting(report.Keys.SelectMany(key => key.Logins ?? []).Select(login => (string[])[login.Registry, login.Result])),
        .. report.NextStarts is { } starts ? Of(starts) : [],
    ];

    private static IEnumerable<Metric> Of(NextStarts starts) =>
    [
        Starts.With(starts.Failing.Count, "failing").With(starts.Unjudged, "unjudged").With(starts.Containers - starts.Unjudged - starts.Failing.Count, "not_known_to_fail"),
        Failing.Counting(starts.Failing.Select(start => (string[])[start.Namespace, start.Owner ?? $"Pod/{start.Pod}", start.Reason])),
    ];

    private static bool IsAsked(SharedKeyReport key) => key.Logins is not null || key.ApiKey is not null;

    private static bool IsIncomplete(SecretsReport report) =>
        report.Gaps.Count > 0 || report.NextStarts is null or { Unjudged: > 0 } || report.Keys.SelectMany(key => key.Logins ?? []).Any(login => login.Result is "unknown" or "withheld");
}

using KubectlIcr.Report;

namespace KubectlIcr.Printers.Metrics;

/// <summary>The gauges about the run itself, which every command has. Their label keeps the files of two commands apart.</summary>
internal static class RunMetrics
{
    public static readonly Metric Up = new("up", "1 if the cluster was read, 0 if the command failed.", "command");

    private static readonly Metric Incomplete = new(
        "incomplete", "1 if something could not be read or a registry did not respond. Counts of problems can then be too low.", "command");

    private static readonly Metric ReadAt = new("last_read_timestamp_seconds", "When the cluster was read, as Unix time.", "command");

    private static readonly Metric Unread = new("unread", "1 for each kind of object that could not be read. An empty namespace means all namespaces.", "command", "kind", "namespace");

    public static IReadOnlyList<Metric> All => [Up, Incomplete, ReadAt, Unread];

    public static IEnumerable<Metric> Of(string command, DateTimeOffset takenAt, bool isIncomplete, IReadOnlyList<GapReport> gaps) =>
    [
        Up.With(1, command),
        Incomplete.With(isIncomplete ? 1 : 0, command),
        ReadAt.With(takenAt.ToUnixTimeSeconds(), command),
        gaps.Select(gap => (string[])[command, gap.Kind, gap.Namespace ?? ""]).DistinctBy(labels => string.Join('\0', labels)).Aggregate(Unread, (metric, labels) => metric.With(1, labels)),
    ];
}

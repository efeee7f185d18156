using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>What <c>check</c> found: the document of <c>-o json</c>, fields in this order. Additions are allowed, changes are not.</summary>
internal sealed record CheckReport
{
    public string ApiVersion { get; init; } = "kubectl-icr/v1";

    public string Kind { get; init; } = "CheckReport";

    public required ReportCluster Cluster { get; init; }

    public required Summary Summary { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required IReadOnlyList<PullReport> Pulls { get; init; }

    public required IReadOnlyList<Skipped> Skipped { get; init; }

    /// <summary>What could not be read; left out where everything was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GapReport>? Gaps { get; init; }

    /// <summary>Documents among the manifests that contain, or may contain, more than could be checked; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NotJudgedReport>? NotJudged { get; init; }

    /// <summary>The rules that <c>--rule</c> names: findings and pulls are of these alone; empty for all rules.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> OnlyRules { get; init; } = new HashSet<string>();

    /// <summary>When the facts were read. Not in the document: two checks of one state are equal.</summary>
    [JsonIgnore]
    public DateTimeOffset TakenAt { get; init; }
}

/// <summary>Where the facts are from.</summary>
/// <param name="Source"><c>live</c> or <c>files</c>.</param>
internal sealed record ReportCluster(string Source, string? Context, string? Server, string? Id);

/// <summary>Counts over the whole report.</summary>
/// <param name="Pods">Pods and templates looked at.</param>
/// <param name="Containers">Their containers.</param>
/// <param name="Failing">Containers and image volumes that can't pull now.</param>
/// <param name="Errors">Findings by severity; findings, not subjects.</param>
internal sealed record Summary(int Pods, int Containers, int Failing, int Errors, int Warnings, int Infos, int Skipped)
{
    /// <summary>The image volumes of the pods, which are pulls of their own; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Volumes { get; init; }

    /// <summary>Findings of rules that <c>--ignore</c> names; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Ignored { get; init; }

    /// <summary>Findings of other rules than <c>--rule</c> names; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Filtered { get; init; }
}

/// <summary>A rule that could not be checked, and why.</summary>
internal sealed record Skipped(string Rule, string Reason)
{
    /// <summary>How a reason begins that only the registry's answer would remove.</summary>
    public const string NoResponse = "no response from the registry";
}

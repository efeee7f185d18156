using KubectlIcr.Report;

namespace KubectlIcr.Plans;

/// <summary>Which findings <c>--fix</c> can fix, by what their fixes do.</summary>
internal static class Fixability
{
    public const string OnlyBare = "a pod without a controller is recreated only with --fix=all";

    /// <summary>Why it can't fix the finding beside what is planned already; null where it can.</summary>
    public static string? Obstacle(Finding finding, IEnumerable<Step> planned, bool barePods) =>
        finding.Fixes.Count == 0 || finding.Fixes.Any(fix => !IsOurs(fix)) ? "this can't be automated"
        : finding.Fixes.All(fix => fix.OnlyTriesAgain) ? "its command fixes nothing: it only makes the kubelet retry"
        : !barePods && StepsOf(finding).All(step => step is ReplacePod) ? OnlyBare
        : StepsOf(finding).OfType<CopySecret>().FirstOrDefault(copy => copy.Overwrite) is { } lossy
            ? $"it would overwrite secret \"{lossy.NewName}\" in namespace {lossy.To}, which undo could not restore"
        : StepsOf(finding).OfType<CopySecret>().FirstOrDefault(copy => planned.OfType<CopySecret>().Any(other => Clash(copy, other))) is { } second
            ? $"another secret \"{second.NewName}\" is copied to namespace {second.To} first: run check --fix again"
        : null;

    public const string Manual = "manual";

    /// <summary>As <see cref="Finding.FixedBy"/>.</summary>
    /// <param name="obstacle">Why <c>--fix</c> can't fix it; null where it can.</param>
    public static string By(Finding finding, string? obstacle) =>
        obstacle is not null and not OnlyBare ? Manual : StepsOf(finding).Any(step => step is ReplacePod) ? "--fix=all" : "--fix";

    public static IReadOnlyList<Step> StepsOf(Finding finding) => [.. finding.Fixes.SelectMany(fix => fix.Steps)];

    /// <summary>What must be there before the rest comes first.</summary>
    public static int Rank(Step step) => step switch
    {
        CopySecret => 0,
        BindServiceAccount => 1,
        _ => 2,
    };

    private static bool IsOurs(Fix fix) => fix.Steps.Count > 0 && !fix.Steps.Any(step => step is DeletePod { After: not null });

    private static bool Clash(CopySecret copy, CopySecret other) => copy != other && copy.To == other.To && copy.NewName == other.NewName;
}

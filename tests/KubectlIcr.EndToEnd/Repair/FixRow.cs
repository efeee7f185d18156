namespace KubectlIcr.EndToEnd.Repair;

/// <summary>What came of running a report's commands.</summary>
/// <param name="Name">The case.</param>
/// <param name="Errors">The ids of the errors that were found.</param>
/// <param name="Commands">Those that change the cluster, as they were run.</param>
/// <param name="ByHand">What must be done outside of the cluster, or on a node.</param>
/// <param name="Then">What the kubelet gets afterwards.</param>
internal sealed record FixRow(string Name, string Errors, IReadOnlyList<string> Commands, IReadOnlyList<string> ByHand, string Then)
{
    public const string Pulls = "the image comes";

    /// <summary>The commands were to bring the image, and did not.</summary>
    public bool IsBroken { get; init; }

    public string ToMarkdown() => $"| {Name} | {Errors} | {Cell(Commands)} | {Cell(ByHand)} | {(IsBroken ? "**BROKEN** " : "")}{Then.Replace("\n", " ", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)} |";

    private static string Cell(IEnumerable<string> commands) => string.Join("<br>", commands.Select(one => $"`{one.Replace("|", "\\|", StringComparison.Ordinal)}`"));
}

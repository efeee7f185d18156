using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Repair;

/// <summary>What came of running a report's commands.</summary>
/// <param name="Name">The case.</param>
/// <param name="Errors">The ids of the errors that were found.</param>
/// <param name="Commands">Those that change the cluster, as they were run.</param>
/// <param name="ByHand">What must be done outside of the cluster, or on a node.</param>
/// <param name="Then">What the kubelet gets afterwards.</param>
internal sealed partial record FixRow(string Name, string Errors, IReadOnlyList<string> Commands, IReadOnlyList<string> ByHand, string Then)
{
    public const string Pulls = "the image comes";

    /// <summary>The commands were to bring the image, and did not.</summary>
    public bool IsBroken { get; init; }

    public string ToMarkdown() => $"| {Name} | {Errors} | {Cell(Commands)} | {Cell(ByHand)} | {(IsBroken ? "**BROKEN** " : "")}{Then.Replace("\n", " ", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)} |";

    /// <summary>The IDs that the stand-in of IAM makes up differ from run to run.</summary>
    [GeneratedRegex("ServiceId-[0-9a-f-]{36}")]
    private static partial Regex MadeUp();

    private static string Cell(IEnumerable<string> commands) => string.Join("<br>", commands.Select(one => $"`{MadeUp().Replace(one, "ServiceId-1").Replace("|", "\\|", StringComparison.Ordinal)}`"));
}

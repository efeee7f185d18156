using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Repair;

/// <summary>The commands of a report, as a person would go through them: pasted into bash as they stand, with what only the person can know filled in.</summary>
internal static partial class FixCommands
{
    /// <summary>A key that every registry of the world lets pull everything: what a person puts for the placeholders.</summary>
    public const string NewKey = "a-new-key";

    /// <summary>It changes something in the cluster; the others show something.</summary>
    public static bool Changes(string command) => Changing().IsMatch(command);

    /// <summary>Runs where only kubectl and a cluster are. <c>kubectl debug</c> and the kubelet's own API need a running node, as does what asks for the pods of one; <c>kubectl edit</c> needs a person.</summary>
    public static bool RunsHere(string command) => command.StartsWith("kubectl ", StringComparison.Ordinal) && !NeedsMore().IsMatch(command);

    /// <summary>Null when it ran, else what it said.</summary>
    public static async Task<string?> RunAsync(ControlPlane plane, string command)
    {
        var filled = Fill(command);
        if (Placeholder().Match(filled) is { Success: true } open) return $"{open.Value} stands for something that nobody filled in";
        var outcome = await plane.Kubectl().OtherAsync("bash", "-o", "pipefail", "-c", filled);
        return outcome.ExitCode == 0 || IsOfAnotherCluster(command, outcome) ? null : $"exit code {outcome.ExitCode}: {outcome.Stderr.Trim()}";
    }

    /// <summary>It shows objects of a product that is not in this cluster.</summary>
    private static bool IsOfAnotherCluster(string command, Outcome outcome) => !Changes(command) && outcome.Stderr.Contains("the server doesn't have a resource type", StringComparison.Ordinal);

    private static string Fill(string command) => new[] { ("ENTITLEMENT_KEY", NewKey), ("REGION", "us"), ("TAG", "1.0"), ("API_KEY", NewKey), ("PASSWORD", NewKey), ("USER", "iamapikey") }
        .Aggregate(command, (text, pair) => Regex.Replace(text, $@"\b{pair.Item1}\b", pair.Item2));

    [GeneratedRegex(@"\bkubectl (create|apply|patch|set|replace|delete|rollout|annotate|label|icr (copy-secret|bind-sa))\b")]
    private static partial Regex Changing();

    [GeneratedRegex(@"^kubectl (debug|edit|run)\b|/proxy/|=NODE$|^kubectl get node NODE ")]
    private static partial Regex NeedsMore();

    [GeneratedRegex(@"(?<![\w.])[A-Z][A-Z_]{2,}(?!\w)")]
    private static partial Regex Placeholder();
}

using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>The kubelet's own text about a cause, and what the check made of it.</summary>
internal sealed record Found(string Text, CheckReportJson Report)
{
    /// <summary>What was printed to be run with kubectl, in order.</summary>
    public IEnumerable<string> Commands => Report.Fixes.Where(command => command.StartsWith("kubectl ", StringComparison.Ordinal));
}

using System.Globalization;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR902: the text of the failure is one that no rule knows.</summary>
internal sealed class MessageUnknown : PullRule
{
    public override string Id => "ICR902";

    public override Severity Severity => Severity.Error;

    public override string Title => "The failure's text is not known";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Other];

    public override bool IsFallback => true;

    public override string Cause =>
        "The container fails, but its text matches none of the messages that kubectl icr knows, or is about another image than the container's. What the cluster's facts show beside it, such as a pull secret that does not exist, may explain the text, but does not have to.";

    public override string Remedy => "Read the text itself. Please report it, so that the next version knows it.";

    public override string WhenFine => "Never: the pod still can't start.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool Concerns(Pull pull) => pull.Failure?.Cause == PullCause.Other || pull.CreateFailure is not null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var text = Readable(pull.CreateFailure ?? pull.Failure!.Summary);
        var finding = Found(pull, text, Certainty.Possible, [new Evidence(pull.FailureSource ?? "event", text)],
            [new Fix($"kubectl describe {Shell.Quote($"{pull.Pod.Kind.ToLowerInvariant()}/{pull.Pod.Name}")} -n {Shell.Quote(pull.Namespace)}", "show all that the cluster says")]);
        yield return pull.Failure?.OtherImage is { } other ? finding with { Image = other } : finding;
    }

    private static string Readable(string text) => text.Any(IsVisible) ? text : "The failure's text has no visible characters";

    private static bool IsVisible(char c) =>
        !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}

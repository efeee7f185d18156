using System.Globalization;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR902: no rule recognizes the text of the failure.</summary>
internal sealed class MessageUnknown : PullRule
{
    public override string Id => "ICR902";

    public override Severity Severity => Severity.Error;

    public override string Title => "The error is not recognized";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Other];

    public override bool IsFallback => true;

    public override string Cause =>
        "The container fails, but the error matches none of the messages that kubectl icr recognizes, or it is about an image other than the container's. Other "
        + "problems that were found, such as a pull secret that does not exist, could be the cause, but do not have to be.";

    public override string Remedy => "Read the error itself. Please report it, so that a later version can recognize it.";

    public override string WhenToIgnore => "Never: the pod still can't start.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool AppliesTo(Pull pull) => pull.Failure?.Cause == PullCause.Other || pull.CreateFailure is not null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var text = pull.CreateFailure ?? pull.Failure!.Summary;
        var finding = Found(pull, Message(pull, text), Certainty.Possible, [new Evidence(pull.FailureSource ?? "event", text)],
            [Fix.Show($"kubectl describe {Shell.Quote($"{pull.Pod.Kind.ToLowerInvariant()}/{pull.Pod.Name}")} -n {Shell.Quote(pull.Namespace)}", "show everything that the cluster reports about the pod")]);
        yield return pull.Failure?.OtherImage is { } other ? finding with { Image = other } : finding;
    }

    /// <summary>A summary of an error about another image says so itself.</summary>
    private static string Message(Pull pull, string text) =>
        pull.Failure?.OtherImage is not null ? text
        : text.Any(IsVisible) ? $"unrecognized error: \"{text}\""
        : "unrecognized error without visible characters";

    private static bool IsVisible(char c) =>
        !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}

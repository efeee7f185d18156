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
        "The container fails, but its text matches none of the messages that kubectl icr knows, or is about another image than the container's (an image "
        + "volume's). What the cluster's facts show beside it, such as a pull secret that does not exist, may explain the text, but does not have to.";

    public override string Remedy => "Read the text itself. Please report it, so that the next version knows it.";

    public override string WhenFine => "Never: the pod still can't start.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool Concerns(Pull pull) => pull.Failure?.Cause == PullCause.Other || pull.CreateFailure is not null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var text = pull.CreateFailure ?? pull.Failure!.Summary;
        var ofVolume = pull.CreateFailure is null ? OfVolume(pull) : null;
        var finding = Found(pull, ofVolume ?? text, ofVolume is null ? Certainty.Possible : Certainty.Likely, [new Evidence(pull.FailureSource ?? "event", text)],
            [new Fix($"kubectl describe {Shell.Quote($"{pull.Pod.Kind.ToLowerInvariant()}/{pull.Pod.Name}")} -n {Shell.Quote(pull.Namespace)}", "show all that the cluster says")]);
        yield return pull.Failure?.OtherImage is { } other ? finding with { Image = other } : finding;
    }

    /// <summary>The failure of an image volume, which the kubelet reports on the container that mounts it; null where the text is about none.</summary>
    private static string? OfVolume(Pull pull) =>
        pull.Failure is { OtherImage: { } image, OfOther: { } failure } && pull.Pod.ImageVolumes.FirstOrDefault(volume => volume.Image == image) is { } volume
            ? $"volume \"{volume.Name}\" can't get its image {image}: {Clause(CauseSentences.Of(failure))}"
            : null;

    private static string Clause(string sentence) => $"{char.ToLowerInvariant(sentence[0])}{sentence[1..].TrimEnd('.')}";
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR410: several credentials match, and this is their order.</summary>
internal sealed class SeveralCredentials : PullRule
{
    public override string Id => "ICR410";

    public override Severity Severity => Severity.Info;

    public override string Title => "The kubelet tries several credentials";

    public override Needs Needs => Needs.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials, PullCause.Forbidden];

    public override string Cause =>
        "More than one entry of the pod's pull secrets matches the image. The kubelet tries the longest key first and globs last; for one key it keeps the "
        + "order of the pod's list. It goes on until one works, and reports the errors of all when none does.";

    public override string Remedy => "None is needed. Take entries that always fail off the pod's list to make the events readable.";

    public override string WhenFine => "Always: it only explains why one event holds several errors.";

    public override bool Concerns(Pull pull) => pull.Failure is not null && pull.MayBeRefused() && pull.Keyring is null or { Error: null, Tries.Count: > 1 };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is not { Keyring: { Tries.Count: > 1 } keyring, Image: { } image })
            yield break;
        var order = keyring.Tries.Select(t => $"\"{t.Secret}\" ({t.Entry.RegistryKey.Shown})");
        yield return Found(pull, $"for {image.Registry}/{image.Repository} in namespace {pull.Namespace} the kubelet tries {string.Join(", then ", order)}", Certainty.Certain, [], []);
    }
}

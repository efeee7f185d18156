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

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials, PullCause.Forbidden];

    public override string Cause =>
        "More than one entry in the pod's pull secrets matches the image. The kubelet tries the entry with the longest host and path first and wildcards last. "
        + "Among entries for the same host, it follows the order of the pod's list. It continues until one works, and reports the errors from all of them if none "
        + "does.";

    public override string Remedy => "No action is required. Remove entries that always fail from the pod's list to make the events easier to read.";

    public override string WhenToIgnore => "Always: it only explains why one event contains several errors.";

    public override bool AppliesTo(Pull pull) => pull.Failure is not null && pull.MayBeRefused() && pull.Keyring is null or { Error: null, Tries.Count: > 1 };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is not { Keyring: { Tries.Count: > 1 } keyring, Image: { } image })
            yield break;
        var order = keyring.Tries.Select(t => $"\"{t.Secret}\" ({t.Entry.RegistryKey.Shown})");
        yield return Found(pull, $"in namespace {pull.Namespace}, the kubelet tries several credentials for {image.Registry}/{image.Repository}: {string.Join(", then ", order)}", Certainty.Certain, [], []);
    }
}

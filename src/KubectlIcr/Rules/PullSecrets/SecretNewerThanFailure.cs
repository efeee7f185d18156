using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR307: the node sent no credential, though one that fits is there now.</summary>
internal sealed class SecretNewerThanFailure : PullRule
{
    public override string Id => "ICR307";

    public override Severity Severity => Severity.Error;

    public override string Title => "The node sent no credential, though a fitting one is there now";

    public override Needs Needs => Needs.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.BadCredentials];

    public override string Cause =>
        "The runtime says that it had no credential, or the kubelet that it could not parse a secret, but the pod's pull secrets hold one for this host now. "
        + "Most likely the secret was created or fixed after the last try; the kubelet reads it again at its next try, at the latest after five minutes.";

    public override string Remedy =>
        "Wait for the next try, or recreate the pod to try at once. If it fails again, the runtime pulls through a mirror that has another name.";

    public override string WhenFine => "Within five minutes after the secret was created.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool Concerns(Pull pull) =>
        pull.Failure is { CredentialSent: false } failure
        && (failure.SecretUnparsable || failure.Cause is PullCause.Unauthorized or PullCause.NotFoundRepoOrDenied or PullCause.Forbidden)
        && pull.Keyring is null or { Error: null, Tries.Count: > 0 } && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Keyring is not { } keyring || pull.Image is not { } image || keyring.Tries.All(t => CredentialFlaw.Of(t.Entry, image) is not null))
            yield break;
        var secrets = keyring.Tries.Select(t => t.Secret).Distinct().ToList();
        yield return Found(pull, $"the node sent no credential to {image.Registry}, though {Names.List(secrets)} in namespace {pull.Namespace} has one now", Certainty.Likely,
            [Proof.Text(pull), .. secrets.Select(name => Made(pull, name, facts))],
            [Fixes.TryAgain(pull.Pod, "tries again at once; the kubelet does so by itself within five minutes")]);
    }

    private static Evidence? Made(Pull pull, string name, ClusterFacts facts) =>
        facts.Secret(pull.Namespace, name).Value?.CreatedAt is { } created ? new Evidence("secret", $"\"{name}\" was created at {created:yyyy-MM-ddTHH:mm:ssZ}") : null;
}

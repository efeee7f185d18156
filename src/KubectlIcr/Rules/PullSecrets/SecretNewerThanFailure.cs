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

    public override string Title => "The node sent no credentials, but the pod has matching ones now";

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.BadCredentials];

    public override string Cause =>
        "The runtime says that it had no credentials, or the kubelet says that it could not parse a secret, but the pod's pull secrets have an entry for this "
        + "host now. Most likely the secret was created or fixed after the last attempt. The kubelet reads it again when it retries, within five minutes.";

    public override string Remedy =>
        "Wait until the kubelet retries, or recreate the pod to retry now. If it fails again, the runtime might be pulling through a mirror that has another name.";

    public override string WhenToIgnore => "For up to five minutes after the secret was created.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool AppliesTo(Pull pull) =>
        pull.Failure is { CredentialSent: false } failure
        && (failure.SecretUnparsable || failure.Cause is PullCause.Unauthorized or PullCause.NotFoundRepoOrDenied or PullCause.Forbidden)
        && pull.Keyring is null or { Error: null, Tries.Count: > 0 } && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Keyring is not { } keyring || pull.Image is not { } image || keyring.Tries.All(t => CredentialFlaw.Of(t.Entry, image) is not null))
            yield break;
        var secrets = keyring.Tries.Select(t => t.Secret).Distinct().ToList();
        yield return Found(pull, $"the node sent no credentials to {image.Registry}, but {(secrets.Count == 1 ? "secret" : "secrets")} {Names.Quoted(secrets)} in namespace {pull.Namespace} {(secrets.Count == 1 ? "has" : "have")} an entry for it now", Certainty.Likely,
            [CommonEvidence.Text(pull), .. secrets.Select(name => Made(pull, name, facts))],
            [PodFixes.RetryNow(pull.Pod)]);
    }

    private static Evidence? Made(Pull pull, string name, ClusterFacts facts) =>
        facts.Secret(pull.Namespace, name).Value?.CreatedAt is { } created ? new Evidence("secret", $"\"{name}\" was created at {TimeWords.Exact(created)}") : null;
}

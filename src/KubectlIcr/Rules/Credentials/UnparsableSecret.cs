using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR402: one secret can't be parsed, which fails the whole pull.</summary>
internal sealed class UnparsableSecret : PullRule
{
    public const string RuleId = "ICR402";

    public override string Id => RuleId;

    public override Severity Severity => Severity.Error;

    public override string Title => "A pull secret can't be parsed, so no pod that uses it can pull images";

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials];

    public override string Cause =>
        "The kubelet reads all pull secrets of a pod before it contacts the registry. If even one of them can't be parsed (broken JSON, auth that is not valid "
        + "base64, or auth without a colon between username and password), every pull fails, even if another secret is valid and even for public images.";

    public override string Remedy => "Recreate the secret, or remove it from the pod's list. The kubelet reads it again when it retries.";

    public override string WhenToIgnore => "Never.";

    public override bool AppliesTo(Pull pull) =>
        (pull.Failure is not null || pull.IsForecast) && !pull.IsSandbox() && (pull.Keyring is null || pull.Keyring.Error is not null);

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Keyring is not { Error: { } error, ErrorSecret: { } name })
            yield break;
        yield return Found(pull, $"{Names.Secret(name, pull.Namespace)} can't be parsed: {error}", IsSaid(pull) ? Certainty.Certain : Certainty.Likely,
            [CommonEvidence.Text(pull), Hint(pull, facts, name, error)],
            FixesOf(pull, facts, name), IsSaid(pull) || pull.MayBeRefused() ? Severity.Error : Severity.Warning);
    }

    /// <summary>The text says so or says nothing; a text that says more comes from before the secret was broken.</summary>
    private static bool IsSaid(Pull pull) => pull.Failure is null or { SecretUnparsable: true } or { Cause: PullCause.BackoffOnly or PullCause.Other };

    private static IEnumerable<Fix> FixesOf(Pull pull, ClusterFacts facts, string name)
    {
        var host = pull.Image?.Registry ?? "REGISTRY";
        var reusable = ReusableSecret.For(pull, name);
        if (facts.Secret(pull.Namespace, name).Value is not { } broken)
            return [];
        if (reusable?.Namespace == pull.Namespace && pull.Pod.ImagePullSecrets.Contains(reusable.Name) && !pull.InheritsSecrets() && !pull.InheritedEarlier())
            return [PodSpecFixes.Patch(
                pull.Pod, $"{{\"imagePullSecrets\":[{{\"$patch\":\"delete\",{Json.Member("name", name)}}}]}}", $"remove the secret from the pod's list: secret \"{reusable.Name}\" in the same list has an entry for {host}")];
        return [reusable is null
            ? SecretFixes.Replace(broken, host, NewKey.Hint(host))
            : SecretProvisioning.Overwrite(reusable, broken, pull)];
    }

    private static Evidence? Hint(Pull pull, ClusterFacts facts, string name, string error) =>
        facts.Secret(pull.Namespace, name).Value is { } secret && PayloadHint.Of(PayloadHint.Payload(secret), error) is { } hint ? new Evidence("secret", hint) : null;
}

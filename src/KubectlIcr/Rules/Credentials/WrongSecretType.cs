using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR401: the kubelet ignores the secret for its type.</summary>
internal sealed class WrongSecretType : PullRule
{
    public override string Id => "ICR401";

    public override Severity Severity => Severity.Error;

    public override string Title => "The pull secret has a type that the kubelet ignores";

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The kubelet reads pull secrets of type kubernetes.io/dockerconfigjson (key .dockerconfigjson) and kubernetes.io/dockercfg (key .dockercfg). It ignores "
        + "any other type, such as Opaque, without an error.";

    public override string Remedy => "Recreate the secret with the right type: the type of an existing secret can't be changed.";

    public override string WhenToIgnore => "When the secret is listed by mistake and another one matches the image.";

    public override bool AppliesTo(Pull pull) => pull.LacksCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.Keyring!.Ignored.Select(ignored => Found(
            pull,
            $"the kubelet ignores {Names.Secret(ignored.Secret, pull.Namespace)}: {ignored.Reason}",
            pull.RefusalCertainty(),
            [CommonEvidence.Text(pull), CommonEvidence.NodeCredential(pull), new Evidence("secret", $"\"{ignored.Secret}\": {ignored.Reason}")],
            FixesOf(pull, facts, ignored.Secret),
            SeverityOf(pull, facts, ignored.Secret)));

    /// <summary>The secret under the type that its payload is for, when it then serves the image; null when it would not.</summary>
    public static Secret? Retyped(Pull pull, ClusterFacts facts, string name) =>
        facts.Secret(pull.Namespace, name).Value is { } secret
            ? new[] { secret with { Type = Secret.DockerConfigJsonType }, secret with { Type = Secret.DockerCfgType } }
                .FirstOrDefault(other => other.Type != secret.Type && Candidate.Serves(pull, other))
            : null;

    /// <summary>Beside a secret that is missing, one that would not serve anyway is hardly what the pod lacks.</summary>
    private static Severity SeverityOf(Pull pull, ClusterFacts facts, string name) =>
        Retyped(pull, facts, name) is null && pull.Secrets.Any(secret => secret.Fact.IsAbsent || (secret.Name != name && Retyped(pull, facts, secret.Name) is not null))
            ? Severity.Warning
            : pull.RefusalSeverity();

    /// <summary>Keeps the payload where it is a pull secret's in all but type. Anything else may be an application's own secret, and is left alone.</summary>
    private static IEnumerable<Fix> FixesOf(Pull pull, ClusterFacts facts, string name) =>
        Retyped(pull, facts, name) is { } secret
            ? [SecretFixes.Remake(secret, "set the right type, and keep the payload")]
            : SecretProvisioning.AndUse(pull, facts);
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR401: the kubelet ignores the secret for its type.</summary>
internal sealed class WrongSecretType : Rule
{
    public override string Id => "ICR401";

    public override Severity Severity => Severity.Error;

    public override string Title => "The pull secret has a type that the kubelet ignores";

    public override Needs Needs => Needs.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The kubelet reads pull secrets of type kubernetes.io/dockerconfigjson (key .dockerconfigjson) and kubernetes.io/dockercfg (key .dockercfg). Any other, such as "
        + "Opaque, it leaves out without a word.";

    public override string Remedy => "Make the secret again with the right type; a secret's type can't be changed.";

    public override string WhenFine => "When the secret is listed by mistake and another one fits the image.";

    public override bool Concerns(Pull pull) => pull.LacksCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.Keyring!.Ignored.Select(ignored => Found(pull, $"the kubelet ignores {Names.Secret(ignored.Secret, pull.Namespace)}: {ignored.Reason}", pull.RefusalCertainty(),
            [Proof.Text(pull), new Evidence("secret", $"\"{ignored.Secret}\": {ignored.Reason}")], [Mend(pull, facts, ignored.Secret)], pull.RefusalSeverity()));

    /// <summary>Keeps the payload where it is a pull secret's in all but type.</summary>
    private static Fix Mend(Pull pull, ClusterFacts facts, string name)
    {
        var host = pull.Image?.Registry ?? "REGISTRY";
        return facts.Secret(pull.Namespace, name).Value is { DockerConfigJson: not null } secret
            ? Fixes.RemakeSecret(secret with { Type = Secret.DockerConfigJsonType }, "the same payload under the right type")
            : Fixes.ReplaceSecret(name, pull.Namespace, host, Supply.KeyHint(host));
    }
}

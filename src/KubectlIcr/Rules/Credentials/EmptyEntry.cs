using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR404: the matching entry is empty, as a credential store leaves it.</summary>
internal sealed class EmptyEntry : FlawRule
{
    public override string Id => "ICR404";

    public override string Title => "The pull secret's entry holds neither user nor password";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "A Docker client with a credential store writes entries without content: the password stays in the laptop's key chain. The kubelet knows no credential "
        + "stores, takes the entry as it is and sends nothing. A secret made from such a config.json can never work.";

    public override string Remedy => "Make the secret from the key itself instead of from a config.json.";

    public override string WhenFine => "For public images, which need no credential.";

    protected override Flaw Flaw => Flaw.Empty;
}

using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR404: the matching entry is empty, as a credential store leaves it.</summary>
internal sealed class EmptyEntry : FlawRule
{
    public override string Id => "ICR404";

    public override string Title => "The pull secret's entry has neither username nor password";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "A Docker client with a credential store writes entries without content: the password stays in the credential store of that computer. The kubelet does "
        + "not support credential stores, so it finds an empty entry and sends no credentials. A secret created from such a config.json can never work.";

    public override string Remedy => "Create the secret from the username and password themselves, not from a config.json.";

    public override string WhenToIgnore => "For public images, which need no credentials.";

    protected override Flaw Flaw => Flaw.Empty;
}

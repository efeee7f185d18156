using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR405: the matching entry holds a registry or UAA token.</summary>
internal sealed class DeadRegistryToken : FlawRule
{
    public override string Id => "ICR405";

    public override string Title => "The pull secret holds a registry token, which stopped working in 2021";

    public override string Cause =>
        "IBM ended support for registry tokens (username token) in August 2021 and for UAA tokens (username bearer) in August 2020. On old clusters, secrets named "
        + "bluemix-default-secret still hold them. The registry rejects them regardless of their age.";

    public override string Remedy => "Use an IAM API key with the username iamapikey. IBM Cloud's own all-icr-io has one.";

    public override string WhenToIgnore => "Never: such a credential can no longer work.";

    public override string? Topic => IbmTopic.Registry("registry_access");

    protected override Flaw Flaw => Flaw.DeadToken;
}

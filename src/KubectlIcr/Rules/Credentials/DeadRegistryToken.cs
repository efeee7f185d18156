using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR405: the matching entry holds a registry or UAA token.</summary>
internal sealed class DeadRegistryToken : FlawRule
{
    public override string Id => "ICR405";

    public override string Title => "The pull secret holds a registry token, which is refused since 2021";

    public override string Cause =>
        "Registry tokens (user token) were ended in August 2021 and UAA tokens (user bearer) in August 2020. Secrets named bluemix-default-secret still hold "
        + "them on old clusters. The registry refuses them whatever their age.";

    public override string Remedy => "Use an IAM API key with user iamapikey. IBM Cloud's own all-icr-io has one.";

    public override string WhenFine => "Never: such a credential can no longer work.";

    public override string? Topic => IbmTopic.Registry("registry_access");

    protected override Flaw Flaw => Flaw.DeadToken;
}

using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR506: the pull secret holds a person's API key.</summary>
internal sealed class PersonalKey : KeyRule
{
    public override string Id => "ICR506";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The pull secret holds a user's personal API key";

    public override string Cause =>
        "The API key in the pull secret belongs to a user, not to a service ID. It can do everything that the user is allowed to do in the account, everyone "
        + "who can read the secret can use it, and all pulls fail when the user leaves the account.";

    public override string Remedy => "Create a service ID with the Reader role on Container Registry, and put its API key into the secret.";

    public override string WhenToIgnore => "For a short test.";

    public override string? Topic => IbmTopic.Registry("registry_access");

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts) => access.Key.Key.Identity is not { Kind: IdentityKind.User } ? null
        : Found(pull, $"the API key in {Secret(pull, access)} belongs to a user, not to a service ID", Certainty.Certain, [access.Who], [.. NewKey.For(pull), .. SecretProvisioning.WithNewKey(pull, facts, access.Key.Try.Secret)]);
}

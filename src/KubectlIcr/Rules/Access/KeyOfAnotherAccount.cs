using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR505: the key's account does not have the registry namespace.</summary>
internal sealed class KeyOfAnotherAccount : KeyRule
{
    public override string Id => "ICR505";

    public override Severity Severity => Severity.Error;

    public override string Title => "The registry namespace is not in the API key's account";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "A registry namespace belongs to one account and one region. As far as the API key can see, its account has no registry namespace of this name in this region: "
        + "the namespace belongs to another account, or it does not exist. No policy in the API key's own account can fix this.";

    public override string Remedy =>
        "Create a service ID and an API key in the account that owns the registry namespace, assign the service ID the Reader role there, and put the key into the pull "
        + "secret. If no account owns the registry namespace, the image's path or region is wrong.";

    public override string WhenToIgnore => "When the API key is allowed to list only some of its account's namespaces.";

    public override string? Topic => IbmTopic.Containers("registry");

    protected override string? Unread(Pull pull, KeyAccess access) =>
        IsDenied(pull, access) && access.Key.Account?.Namespaces.Unread is { } reason ? $"registry namespaces of account {access.Key.Account.AccountId}: {reason}" : null;

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts) =>
        access is not { OwnsNamespace: false, Key.Account: { } account } || !IsDenied(pull, access) ? null
        : Found(pull, $"{Secret(pull, access)} contains {(access.Key.Key.Holder is null ? "an API key" : "a trusted profile")} of account {account.AccountId}, which has no registry namespace {access.Namespace} at {account.Host}",
            access.Cover is { Coverage: Coverage.Yes } ? Certainty.Certain : Certainty.Likely,
            [CommonEvidence.Text(pull), access.Who, Has(account), access.OfCluster(facts)],
            [
                Fix.Show("ibmcloud account list", "find the account that owns the registry namespace"),
                Fix.Show("ibmcloud target -c ACCOUNT", "switch the CLI to that account"),
                .. NewKey.For(pull), .. SecretProvisioning.Fresh(pull, facts),
            ]);

    private static Evidence Has(RegistryAccount account)
    {
        var names = account.Namespaces.Value!.Select(one => one.Name).Order(StringComparer.Ordinal).ToList();
        return new Evidence("iam", names.Count == 0 ? $"the API key can see no registry namespaces at {account.Host}"
            : $"registry namespaces at {account.Host}: {ShortList.Of(names, 6)}");
    }
}

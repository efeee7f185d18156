using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>What the facts about an API key say of its access to the image's registry namespace.</summary>
internal sealed record KeyAccess
{
    /// <summary>What IAM said of the credential; null when it was not asked about it.</summary>
    public static KeyAccess? Of(Pull pull, KeyringTry sent) =>
        pull.Image is { } image && IcrDomain.TryGet(image.Registry, out var domain) && pull.Keys.FirstOrDefault(one => ReferenceEquals(one.Try, sent)) is { } key
            ? new KeyAccess { Key = key, Domain = domain, Namespace = image.Repository.Split('/')[0] }
            : null;

    /// <summary>That <c>--iam</c> would tell more of the credential, as evidence; null where it was given, or IAM does not know such a credential.</summary>
    public static Evidence? NotAsked(Pull pull, KeyringTry sent, string tells) =>
        pull.Keys.Count == 0 && IcrUser.HasApiKey(sent.Entry.Credential) && IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain.TakesApiKeys
            ? Evidence.Note($"IAM was not queried: add --iam to find out {tells}")
            : null;

    public required PullKey Key { get; init; }

    public required IcrDomain Domain { get; init; }

    /// <summary>The registry namespace of the image.</summary>
    public required string Namespace { get; init; }

    /// <summary>Whether a policy that could be read lets the key pull; null when none could be read, or the region is not known.</summary>
    public (Coverage Coverage, Policy? Decides)? Cover => Target is { } target && Key.Key.Policies.Value is { Count: > 0 } policies ? Policies.Cover(policies, target) : null;

    /// <summary>Near misses among the policies, in words.</summary>
    public IReadOnlyList<string> Mistakes =>
        Target is { } target && Key.Key.Policies.Value is { } policies ? [.. Policies.Mistakes(policies, target).Select(mistake => mistake.Words)] : [];

    /// <summary>The key's account has the registry namespace in that region: true or false; null when that could not be read.</summary>
    public bool? OwnsNamespace => Key.Account?.Namespaces.Value is { } all ? all.Any(one => one.Name == Namespace) : null;

    /// <summary>No policy that could be read covers the pull, and all that were asked for came whole.</summary>
    public bool LacksPolicy => Cover is { Coverage: Coverage.No } && Key.Key.PoliciesGap is null && OwnsNamespace != false;

    private PullTarget? Target => Domain.Region is { } region
        ? new PullTarget(region, Namespace, Key.Account?.ResourceGroupOf(Namespace) ?? Fact<string>.NotRead("not queried"), OwnsNamespace == true ? Key.Account!.AccountId : null)
        : null;

    /// <summary>Who the key is, and whom it acts as, for evidence; null when IAM did not say.</summary>
    public Evidence? Who => Key.Key switch
    {
        { Identity: { } profile, Holder: { } holder } => new Evidence("iam", $"the credentials in \"{Key.Try.Secret}\" act as {OfAccount(profile)}; the API key belongs to {OfAccount(holder)}"),
        { Identity: { } who } => new Evidence("iam", $"the API key in \"{Key.Try.Secret}\" belongs to {OfAccount(who)}"),
        { Holder: { } holder } => new Evidence("iam", $"the API key in \"{Key.Try.Secret}\" belongs to {OfAccount(holder)}, which can't act as {Key.Try.Entry.Credential.Username}"),
        _ => null,
    };

    private static string OfAccount(KeyIdentity who) => $"{Names.Identity(who)}{(who.AccountId is { } account ? $" in account {account}" : "")}";

    /// <summary>That the key's account serves private networks only, as evidence; null where it does not, or the key can't see it.</summary>
    public Evidence? PrivateOnly => Key.Account is { Auth.Value.PrivateOnly: true } account
        ? new Evidence("iam", $"account {account.AccountId} allows pulls over the private network only at {account.Host}")
        : null;

    /// <summary>Why IAM does not accept the key, as evidence; null when it does.</summary>
    public Evidence? Refusal => Key.Key.Refusal is { } refusal
        ? new Evidence("iam", $"{$"{refusal.Status} {refusal.Code}".TrimEnd()}{(refusal.Sentence.Length > 0 ? $": {refusal.Sentence}" : "")}")
        : null;

    /// <summary>Whether the key's account is the cluster's, as evidence; null where one of the two is not known.</summary>
    public Evidence? OfCluster(ClusterFacts facts) => Key.Key.Identity?.AccountId is { } account && facts.Identity.AccountId is { } own
        ? new Evidence("iam", own == account ? "the cluster is in the same account as the API key" : $"the cluster is in account {own}")
        : null;
}

namespace KubectlIcr.Cluster;

/// <summary>What manifests hold: the pods they will make, and the secrets and service accounts that come along.</summary>
internal sealed record ManifestSet(
    IReadOnlyList<Pod> Templates,
    IReadOnlyDictionary<ObjectKey, Fact<Secret>> Secrets,
    IReadOnlyList<ServiceAccount> ServiceAccounts)
{
    /// <summary>Documents that contain, or may contain, more than could be checked.</summary>
    public IReadOnlyList<NotJudged> NotJudged { get; init; } = [];
}

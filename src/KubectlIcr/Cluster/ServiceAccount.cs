namespace KubectlIcr.Cluster;

/// <summary>A service account: admission copies its pull secret names into pods that name none, once, at creation.</summary>
internal sealed record ServiceAccount(string Namespace, string Name, IReadOnlyList<string> ImagePullSecrets)
{
    public ObjectKey Key => new(Namespace, Name);
}

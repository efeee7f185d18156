namespace KubectlIcr.Cluster;

/// <summary>A service account: admission copies its pull secret names into pods that name none, once, at creation.</summary>
internal sealed record ServiceAccount(string Namespace, string Name, IReadOnlyList<string> ImagePullSecrets)
{
    /// <summary>Who wrote to the list, oldest first; empty where that is not known.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];

    public ObjectKey Key => new(Namespace, Name);
}

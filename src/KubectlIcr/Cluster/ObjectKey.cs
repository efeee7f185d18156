namespace KubectlIcr.Cluster;

/// <summary>Where a namespaced object lives.</summary>
internal readonly record struct ObjectKey(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}

namespace KubectlIcr.Cluster.Wire;

/// <summary>A service account.</summary>
internal sealed class ServiceAccountWire : EditedWire
{
    public List<NameWire>? ImagePullSecrets { get; set; }
}

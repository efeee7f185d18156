namespace KubectlIcr.Cluster.Wire;

/// <summary>A service account.</summary>
internal sealed class ServiceAccountWire : ObjectWire
{
    public List<NameWire>? ImagePullSecrets { get; set; }
}

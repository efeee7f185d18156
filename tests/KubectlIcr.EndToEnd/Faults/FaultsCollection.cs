namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A control plane and a world of registries of their own, since they are stopped and killed: they run beside those of the other tests.</summary>
[CollectionDefinition(Name)]
public sealed class FaultsCollection : ICollectionFixture<ControlPlane>, ICollectionFixture<RegistryWorld>
{
    public const string Name = "faults";
}

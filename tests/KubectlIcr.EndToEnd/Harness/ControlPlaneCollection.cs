namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The tests that share one control plane and one world of registries, started side by side; they run one after another, each in namespaces of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ControlPlaneCollection : ICollectionFixture<ControlPlane>, ICollectionFixture<RegistryWorld>
{
    public const string Name = "control plane";
}

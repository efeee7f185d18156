namespace KubectlIcr.EndToEnd.Harness;

/// <summary>
/// The tests that share one control plane and one world of registries, started side by side; they run one after another, each in namespaces of its own. Most of their time is waiting, so
/// the larger folders have collections of their own, which run beside each other.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ControlPlaneCollection : ICollectionFixture<ControlPlane>, ICollectionFixture<RegistryWorld>
{
    public const string Name = "control plane";
}

[CollectionDefinition(Name)]
public sealed class CheckCollection : ICollectionFixture<ControlPlane>, ICollectionFixture<RegistryWorld>
{
    public const string Name = "check";
}

[CollectionDefinition(Name)]
public sealed class ProbeCollection : ICollectionFixture<ControlPlane>, ICollectionFixture<RegistryWorld>
{
    public const string Name = "probe";
}

[CollectionDefinition(Name)]
public sealed class ChangeCollection : ICollectionFixture<ControlPlane>, ICollectionFixture<RegistryWorld>
{
    public const string Name = "change";
}

[CollectionDefinition(Name)]
public sealed class RepairCollection : ICollectionFixture<ControlPlane>, ICollectionFixture<RegistryWorld>
{
    public const string Name = "repair";
}

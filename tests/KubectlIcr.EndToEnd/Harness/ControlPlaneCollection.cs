namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The tests that share one control plane; they run one after another, each in namespaces of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ControlPlaneCollection : ICollectionFixture<ControlPlane>
{
    public const string Name = "control plane";
}

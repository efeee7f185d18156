namespace KubectlIcr.EndToEnd.Node;

/// <summary>The tests that share one real node; they run one after another, each in namespaces of its own.</summary>
[CollectionDefinition(Name)]
public sealed class NodeCollection : ICollectionFixture<RealNode>
{
    public const string Name = "node";
}

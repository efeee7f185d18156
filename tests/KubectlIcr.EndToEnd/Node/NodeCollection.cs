namespace KubectlIcr.EndToEnd.Node;

/// <summary>The tests that share one real node.</summary>
[CollectionDefinition(Name)]
public sealed class NodeCollection : ICollectionFixture<RealNode>
{
    public const string Name = "node";
}

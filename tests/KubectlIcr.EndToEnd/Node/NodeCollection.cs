namespace KubectlIcr.EndToEnd.Node;

/// <summary>The tests that share one real node. They run alone: many pulls at once keep a small machine busy.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NodeCollection : ICollectionFixture<RealNode>
{
    public const string Name = "node";
}

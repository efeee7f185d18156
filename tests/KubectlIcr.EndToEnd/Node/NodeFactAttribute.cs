namespace KubectlIcr.EndToEnd.Node;

/// <summary>A test that needs a node; skipped, with the reason, where the machine can't have one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodePrograms.WhyNot;
}

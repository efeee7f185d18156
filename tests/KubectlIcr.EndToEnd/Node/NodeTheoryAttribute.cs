namespace KubectlIcr.EndToEnd.Node;

/// <summary>As <see cref="NodeFactAttribute"/>, for a table.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodePrograms.WhyNot;
}

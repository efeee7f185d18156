namespace KubectlIcr.Cluster.Write;

/// <summary>What somebody must be allowed to do.</summary>
/// <param name="Verb">RBAC's word, e.g. <c>create</c>.</param>
/// <param name="Namespace">Null for all namespaces, and for a type without.</param>
/// <param name="Name">Null for any, and for <c>create</c>, which RBAC can't grant by name.</param>
internal sealed record Right(string Verb, ResourceType Type, string? Namespace, string? Name = null)
{
    /// <summary>E.g. <c>create secrets in namespace team-a</c>.</summary>
    public override string ToString() =>
        $"{Verb} {Type.Plural}{(Type.Group.Length == 0 ? "" : $".{Type.Group}")}{(Namespace is null ? "" : $" in namespace {Namespace}")}";
}

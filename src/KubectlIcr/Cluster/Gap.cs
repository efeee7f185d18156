namespace KubectlIcr.Cluster;

/// <summary>A kind that could not be read in a namespace, and why.</summary>
/// <param name="Kind">The plural resource name, e.g. <c>secrets</c>.</param>
/// <param name="Namespace">Null for all namespaces or a kind without.</param>
/// <param name="Reason">E.g. <c>forbidden</c>, <c>timed out</c>, <c>not in the saved objects</c>.</param>
internal sealed record Gap(string Kind, string? Namespace, string Reason)
{
    /// <summary>The API does not serve the kind: there is none of it.</summary>
    public bool IsOfUnservedType => Reason == GapReason.NotFound;

    public override string ToString() => Namespace is null ? $"{Kind}: {Reason}" : $"{Kind} in namespace {Namespace}: {Reason}";
}

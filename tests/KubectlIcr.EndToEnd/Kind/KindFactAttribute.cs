namespace KubectlIcr.EndToEnd.Kind;

/// <summary>A test on a cluster that is not ours to start: skipped unless ICR_KIND_KUBECONFIG names one. <c>dotnet cake --target=Kind</c> does.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KindFactAttribute : FactAttribute
{
    public KindFactAttribute()
    {
        if (KindCluster.Kubeconfig is null) Skip = "no cluster is named: dotnet cake --target=Kind needs kind and docker, or a KUBECONFIG";
    }
}

using KubectlIcr.Cluster.Connect;

namespace KubectlIcr.Commands.Completing;

/// <summary>Where choices are looked for: what is typed already, the kubeconfig and the cluster.</summary>
/// <param name="Before">The arguments before the word that is completed.</param>
/// <param name="Typed">What there is of that word.</param>
/// <param name="Cluster">Connects when it is asked, not before.</param>
internal sealed record CompletionScene(IReadOnlyList<string> Before, string Typed, ConnectionOptions Options, KubeEnvironment Environment, ClusterNames Cluster)
{
    public Kubeconfig Kubeconfig => Kubeconfig.Load(Options.Kubeconfig, Environment);
}

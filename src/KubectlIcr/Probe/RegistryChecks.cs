using KubectlIcr.Cluster;
using KubectlIcr.Http;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>What is to be asked outside the cluster, and how.</summary>
/// <param name="PlainHttp">Registries without TLS, with their ports.</param>
/// <param name="Iam">IAM is asked about the API keys, and the registry's API for quotas.</param>
/// <param name="Say">Receives progress messages for the user.</param>
internal sealed record Asking(RegistryScope Scope, IReadOnlySet<string> PlainHttp, bool Iam, HttpOptions Http, Action<string> Say);

/// <summary>Asks the registries and IAM about the pulls, as far as the user asked for it.</summary>
internal static class RegistryChecks
{
    /// <summary>The pulls with what was answered, each failure reconsidered.</summary>
    public static async Task<IReadOnlyList<Pull>> AskAsync(IReadOnlyList<Pull> pulls, ClusterFacts facts, Asking asking, CancellationToken cancel)
    {
        if (asking.Scope != RegistryScope.None)
        {
            using var answers = new RegistryAnswers(new RegistryClient(asking.Http, asking.PlainHttp));
            pulls = await new RegistryProbe(answers, asking.Scope, asking.Say).AskAsync(pulls, facts, cancel);
        }
        if (asking.Iam)
        {
            using var client = new IamClient(asking.Http, IbmEndpoints.From(asking.Http.Environment, facts.Identity.Server));
            pulls = await new IamProbe(client, asking.Say).AskAsync(pulls, cancel);
        }
        return pulls;
    }
}

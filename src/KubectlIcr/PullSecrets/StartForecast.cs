using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.PullSecrets;

/// <summary>What is known of the next start of a running pod's container or image volume on a node without its image.</summary>
/// <param name="Reason">Why it will fail, in a word that is a contract; null where that is not known.</param>
/// <param name="IsJudged">All its pull secrets were read.</param>
internal sealed record StartForecast(Pod Pod, ImageUse Use, string? Reason, bool IsJudged)
{
    /// <summary>The kubelet can't parse a pull secret: it fails the pull before it asks a registry.</summary>
    public const string Unparsable = "unparsable-secret";

    /// <summary>The image is a private one of Container Registry, and of the secrets that are named the one for it does not exist.</summary>
    public const string MissingSecret = "missing-secret";

    /// <summary>The registry or IAM refuses every credential that would be sent.</summary>
    public const string Refused = "refused";

    /// <summary>Every credential that would be sent is a kind of token that Container Registry no longer accepts.</summary>
    public const string DeadToken = "dead-token";
}

using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Rules;

/// <summary>Tells the two quotas apart, and a quota from a mere 403 on a layer, which is all that containerd shows of it.</summary>
internal static class Quota
{
    /// <summary>The text has the registry's own sentence.</summary>
    public static bool IsSaid(PullFailure failure) => Says(failure, "quota");

    public static bool IsStorage(PullFailure failure) => Says(failure, "storage quota");

    /// <summary>The pull counts toward the account's traffic: private pulls and IBM's open images don't.</summary>
    public static bool Counts(Pull pull) =>
        pull.Image is { } image
        && !(IcrDomain.TryGet(image.Registry, out var domain) && domain.Endpoint is IcrEndpoint.Private or IcrEndpoint.Entitled)
        && !IcrDomain.IsOpenImage(image.Registry, image.Repository);

    private static bool Says(PullFailure failure, string words) => failure.Text.Contains(words, StringComparison.OrdinalIgnoreCase);
}

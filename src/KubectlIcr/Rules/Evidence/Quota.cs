using System.Globalization;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

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

    /// <summary>IAM's numbers rule the traffic quota out: the account that owns the image has some left, or no limit.</summary>
    public static bool HasTrafficLeft(Pull pull) =>
        pull.Keys.Any(key => key.Account is { Quota.Value: { } quota } account && quota.TrafficPercent is null or < 100 && Owns(pull, account));

    /// <summary>Used and limit, for a person; nothing where they were not read.</summary>
    public static IEnumerable<Evidence> Evidence(RegistryAccount? account) => account?.Quota switch
    {
        { Value: { } quota } =>
        [
            new("quota", $"pull traffic this month at {account.Host}: {Amount(quota.TrafficUsed, quota.TrafficLimit, quota.TrafficPercent)}"),
            new("quota", $"storage at {account.Host}: {Amount(quota.StorageUsed, quota.StorageLimit, quota.StoragePercent)}"),
        ],
        { Unread: { } reason } => [new("quota", $"not read ({reason})")],
        _ => [],
    };

    private static bool Owns(Pull pull, RegistryAccount account) =>
        account.Namespaces.Value?.Any(one => one.Name == pull.Image?.Repository.Split('/')[0]) == true;

    private static string Amount(long used, long? limit, long? percent) =>
        limit is { } most ? $"{Megabytes(used)} of {Megabytes(most)} MB used ({percent} percent)" : $"{Megabytes(used)} MB used, no limit";

    /// <summary>As <c>ibmcloud cr quota</c> shows them: of 1,048,576 bytes.</summary>
    private static string Megabytes(long bytes) => (bytes / 1_048_576).ToString(CultureInfo.InvariantCulture);

    private static bool Says(PullFailure failure, string words) => failure.Text.Contains(words, StringComparison.OrdinalIgnoreCase);
}

namespace KubectlIcr.EndToEnd.Check;

/// <summary>What IBM Cloud puts into every cluster it makes: who it is, and a pull secret in namespace default.</summary>
internal static class IbmCloud
{
    public const string ClusterId = "ck9blho20n01rtorhqhg";

    public const string AccountId = "0123456789abcdef0123456789abcdef";

    /// <summary>The key in its pull secret, which pulls every image of the world of registries.</summary>
    public const string Key = "good-key";

    public static async Task EnsureAsync(ControlPlane plane)
    {
        if (await plane.Api.ExistsAsync("/api/v1/namespaces/kube-system/configmaps/cluster-info"))
            return;
        await plane.Api.CreateAllAsync(
        [
            ConfigMaps.ClusterInfo(ClusterId, "test", AccountId),
            Secrets.DockerRegistry("default", "all-icr-io", new Dictionary<string, (string, string)> { ["us.icr.io"] = ("iamapikey", Key), ["icr.io"] = ("iamapikey", Key) }),
        ]);
    }
}

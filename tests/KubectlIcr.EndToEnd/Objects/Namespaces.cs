namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Namespaces, and their end, which without a controller manager is ours to bring about.</summary>
internal static class Namespaces
{
    private static readonly string[] Contents =
    [
        "api/v1 pods", "api/v1 secrets", "api/v1 serviceaccounts", "api/v1 configmaps", "api/v1 replicationcontrollers",
        "apis/apps/v1 deployments", "apis/apps/v1 replicasets", "apis/apps/v1 statefulsets", "apis/apps/v1 daemonsets",
        "apis/batch/v1 jobs", "apis/batch/v1beta1 cronjobs",
        "apis/rbac.authorization.k8s.io/v1 roles", "apis/rbac.authorization.k8s.io/v1 rolebindings",
        "api/v1 events",
    ];

    public static JsonObject New(string name, IReadOnlyDictionary<string, string>? labels = null) =>
        Json.Of(new { apiVersion = "v1", kind = "Namespace", metadata = new { name, labels } });

    public static async Task DeleteAsync(Api api, string name)
    {
        var atOnce = Json.Of(new { gracePeriodSeconds = 0, propagationPolicy = "Background" });
        foreach (var content in Contents)
        {
            var (version, plural) = (content.Split(' ')[0], content.Split(' ')[1]);
            await api.DeleteAsync($"/{version}/namespaces/{name}/{plural}", atOnce);
        }

        await api.DeleteAsync($"/api/v1/namespaces/{name}");
        var last = Json.Of(new { apiVersion = "v1", kind = "Namespace", metadata = new { name }, spec = new { finalizers = Array.Empty<string>() } });
        await api.PutAsync($"/api/v1/namespaces/{name}/finalize", last);
    }
}

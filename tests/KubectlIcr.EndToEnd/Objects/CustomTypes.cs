namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Real custom resource definitions, which stand in for OpenShift's and Argo's types. Their objects may hold anything.</summary>
internal static class CustomTypes
{
    /// <summary>Defines the type once, and waits until the API serves it.</summary>
    /// <param name="type">E.g. <c>v1 DeploymentConfig apps.openshift.io dc</c>; the short name may be missing.</param>
    /// <param name="selector">The JSON path of the pods' labels, for the scale subresource; null for none.</param>
    public static async Task EnsureAsync(Api api, string type, string? selector = null)
    {
        var words = type.Split(' ');
        var (version, kind, group) = (words[0], words[1], words[2]);
        var plural = $"{kind.ToLowerInvariant()}s";
        if (await api.ExistsAsync($"/apis/apiextensions.k8s.io/v1/customresourcedefinitions/{plural}.{group}"))
            return;
        await api.CreateAsync(Json.Of(new
        {
            apiVersion = "apiextensions.k8s.io/v1",
            kind = "CustomResourceDefinition",
            metadata = new { name = $"{plural}.{group}" },
            spec = new
            {
                group,
                scope = "Namespaced",
                names = new { kind, plural, singular = kind.ToLowerInvariant(), shortNames = words[3..] },
                versions = new[] { Version(version, selector) },
            },
        }));
        await Eventually.HoldsAsync(() => api.ExistsAsync($"/apis/{group}/{version}/{plural}"));
        await Eventually.HoldsAsync(async () => (await api.GetAsync($"/apis/{group}/{version}"))["resources"]!.AsArray().Any(one => (string?)one!["name"] == plural));
    }

    public static JsonObject New(string type, string @namespace, string name, object spec)
    {
        var words = type.Split(' ');
        return Json.Of(new { apiVersion = $"{words[2]}/{words[0]}", kind = words[1], metadata = new { name, @namespace }, spec });
    }

    private static object Version(string name, string? selector) => new
    {
        name,
        served = true,
        storage = true,
        schema = new { openAPIV3Schema = new Dictionary<string, object> { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true } },
        subresources = selector is null ? null : new { status = new { }, scale = new { specReplicasPath = ".spec.replicas", statusReplicasPath = ".status.replicas", labelSelectorPath = selector } },
    };
}

namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Pods, with one container <c>main</c> unless more are named.</summary>
internal static class Pods
{
    public static JsonObject New(
        string @namespace,
        string name,
        string image,
        string[]? pullSecrets = null,
        IReadOnlyDictionary<string, string>? labels = null,
        string? node = null,
        string? serviceAccount = null,
        JsonObject? owner = null,
        JsonObject[]? init = null,
        JsonObject[]? sidecars = null,
        JsonObject? status = null) => Json.Of(new
        {
            apiVersion = "v1",
            kind = "Pod",
            metadata = new { name, @namespace, labels, ownerReferences = owner is null ? null : new[] { owner } },
            spec = Spec(image, pullSecrets, serviceAccount, node, init, sidecars),
            status,
        });

    public static JsonObject Container(string name, string image) => Json.Of(new { name, image });

    /// <summary>What a pod and the pod template of a workload have in common.</summary>
    public static JsonObject Spec(
        string image,
        string[]? pullSecrets = null,
        string? serviceAccount = null,
        string? node = null,
        JsonObject[]? init = null,
        JsonObject[]? sidecars = null) => Json.Of(new
        {
            containers = (JsonObject[])[Container("main", image), .. sidecars ?? []],
            initContainers = init,
            imagePullSecrets = LocalReferences.To(pullSecrets),
            serviceAccountName = serviceAccount,
            nodeName = node,
        });
}

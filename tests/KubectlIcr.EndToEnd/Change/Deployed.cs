namespace KubectlIcr.EndToEnd.Change;

/// <summary>A deployment whose pod can't pull for want of a secret, and the controller and kubelet that a test plays for it.</summary>
internal sealed class Deployed(ControlPlane plane, string @namespace)
{
    public const string Image = "us.icr.io/team/app:1.0";

    public const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";
    private const string Hash = "5c9d";

    private JsonNode? replicas;
    private int pods;

    public string Namespace => @namespace;

    private string Path => $"/apis/apps/v1/namespaces/{@namespace}/deployments/web";

    /// <param name="pullSecrets">What the service account <c>default</c> names already: secrets for another registry.</param>
    public async Task<Deployed> PlantAsync(params string[] pullSecrets)
    {
        await Check.IbmCloud.EnsureAsync(plane);
        await plane.CreateNamespaceAsync(@namespace, pullSecrets);
        await plane.Api.CreateAllAsync(pullSecrets.Select(name => Secrets.DockerRegistry(@namespace, name, "quay.io", "other")));
        var deployment = await plane.Api.CreateAsync(Workloads.New("Deployment", @namespace, "web", Image));
        replicas = await plane.Api.CreateAsync(Workloads.New("ReplicaSet", @namespace, $"web-{Hash}", Image, owner: Owners.Of(deployment)));
        await AddPodAsync(PodStatus.Waiting("ErrImagePull", Anonymous));
        return this;
    }

    /// <summary>Waits for a restart, then replaces the pod: the new one pulls if the right secret reaches it.</summary>
    public async Task ControlAsync()
    {
        await Eventually.HoldsAsync(async () => await RestartedAtAsync() is not null);
        await ReplaceAsync();
    }

    public async Task ReplaceAsync()
    {
        await plane.Api.DeleteAsync($"/api/v1/namespaces/{@namespace}/pods/{Pod}");
        var pod = await AddPodAsync(status: null);
        var pulls = (pod["spec"]!["imagePullSecrets"] as JsonArray ?? []).Any(entry => (string?)entry!["name"] == "all-icr-io");
        await plane.Api.SetStatusAsync(pod, pulls ? PodStatus.Running() : PodStatus.Waiting("ErrImagePull", Anonymous));
    }

    public async Task<string?> RestartedAtAsync() =>
        (string?)(await plane.Api.GetAsync(Path))["spec"]!["template"]!["metadata"]!["annotations"]?["kubectl.kubernetes.io/restartedAt"];

    public string Pod => $"web-{Hash}-{pods}";

    private Task<JsonNode> AddPodAsync(JsonObject? status)
    {
        pods++;
        var labels = new Dictionary<string, string> { ["app"] = "web", ["pod-template-hash"] = Hash };
        return plane.Api.CreateAsync(Pods.New(@namespace, Pod, Image, labels: labels, owner: Owners.Of(replicas!), status: status));
    }
}

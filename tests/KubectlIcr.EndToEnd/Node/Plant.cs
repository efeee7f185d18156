namespace KubectlIcr.EndToEnd.Node;

/// <summary>Plants a cause on the real node, and waits for what comes of it.</summary>
internal static class Plant
{
    private const string Sandbox = "FailedCreatePodSandBox";
    private static readonly string[] Failing = ["ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "ImageInspectError"];
    private static readonly string[] Told = ["InspectFailed", "ErrImageNeverPull", Sandbox];

    public static async Task AllAsync(RealNode node, Cause cause)
    {
        await cause.Arrange(node.World);
        if (cause.Pushed.Length == 1) await node.World.PushAsync(cause.PushedAs ?? cause.Image, cause.Pushed[0]);
        if (cause.Pushed.Length > 1) await node.World.PushIndexAsync(cause.PushedAs ?? cause.Image, cause.Pushed);
        await node.CreateNamespaceAsync(cause.Name, cause.Account);
        await node.Plane.Api.CreateAllAsync(cause.Secrets(cause.Name));
        await node.Plane.Api.CreateAsync(OnNode.Put(Thing(cause), cause.Policy));
        if (cause.AccountLater is not null) await AddLaterAsync(node, cause.Name, cause.AccountLater);
    }

    /// <summary>The kubelet's own text, once status and event are both there.</summary>
    public static Task<string> FailedAsync(RealNode node, string @namespace) => Waiting.ForAsync(
        $"a failed pull in {@namespace}",
        async () => (await PodsAsync(node, @namespace)) is { Count: > 0 } pods && await TextAsync(node, @namespace, pods) is { } told && (told.Early || pods.Any(IsFailing)) ? told.Message : null,
        () => StateAsync(node, @namespace));

    /// <summary>Until every pod of the namespace has a container that runs, which is after its image is pulled, and none that fails.</summary>
    public static Task RunsAsync(RealNode node, string @namespace) => Waiting.ForAsync(
        $"running in {@namespace}",
        async () => await PodsAsync(node, @namespace) is { Count: > 0 } pods && pods.All(pod => States(pod).Any(state => state["running"] is not null) && !IsFailing(pod)) ? @namespace : null,
        () => StateAsync(node, @namespace));

    /// <summary>New pods of the same making: a controller's, or the same pod again.</summary>
    public static async Task AnewAsync(RealNode node, Cause cause)
    {
        await node.GivesAsync(cause.Name, cause.Account);
        (await node.Kubectl(cause.Name).RunAsync("delete", "pods", "--all", "--wait")).Succeeded();
        if (cause.Workload is null) await node.Plane.Api.CreateAsync(OnNode.Put(Thing(cause), cause.Policy));
    }

    public static async Task<IReadOnlyList<JsonNode>> PodsAsync(RealNode node, string @namespace) => await ListAsync(node, @namespace, "pods");

    private static JsonObject Thing(Cause cause)
    {
        var init = cause.Init ? new[] { Pods.Container("migrate", cause.Image) } : null;
        return cause.Workload is null
            ? Pods.New(cause.Name, "web", cause.Image, pullSecrets: cause.Names, init: init)
            : Workloads.New(cause.Workload, cause.Name, "web", cause.Image, pullSecrets: cause.Names);
    }

    private static async Task AddLaterAsync(RealNode node, string @namespace, string[] names)
    {
        await Waiting.ForAsync($"a pod in {@namespace}", async () => (await PodsAsync(node, @namespace)).Count > 0);
        await node.Plane.Api.PatchAsync($"/api/v1/namespaces/{@namespace}/serviceaccounts/default", Json.Of(new { imagePullSecrets = LocalReferences.To(names) }));
    }

    private static async Task<(string Message, bool Early)?> TextAsync(RealNode node, string @namespace, IReadOnlyList<JsonNode> pods)
    {
        var told = (await ListAsync(node, @namespace, "events"))
            .Where(one => pods.Any(pod => (string?)pod["metadata"]!["uid"] == (string?)one["involvedObject"]!["uid"]))
            .Select(one => (Reason: (string)one["reason"]!, Message: (string)one["message"]!))
            .FirstOrDefault(one => Told.Contains(one.Reason) || one.Message.StartsWith("Failed to pull image", StringComparison.Ordinal));
        return told.Reason is null ? null : (told.Message, told.Reason == Sandbox);
    }

    private static bool IsFailing(JsonNode pod) => States(pod).Any(state => Failing.Contains((string?)state["waiting"]?["reason"]));

    private static IEnumerable<JsonNode> States(JsonNode pod) =>
        new[] { "initContainerStatuses", "containerStatuses" }.SelectMany(list => pod["status"]![list]?.AsArray() ?? []).Select(status => status!["state"]!);

    private static async Task<string> StateAsync(RealNode node, string @namespace) => (await node.Kubectl(@namespace).RunAsync("describe", "pods")).Stdout;

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(RealNode node, string @namespace, string plural) =>
        [.. (await node.Plane.Api.GetAsync($"/api/v1/namespaces/{@namespace}/{plural}"))["items"]!.AsArray().Select(one => one!)];
}

namespace KubectlIcr.EndToEnd.Check;

/// <summary>One failure planted in a namespace of its own: what is there, what the kubelet said, and what the check must find.</summary>
/// <param name="Name">The namespace.</param>
/// <param name="Errors">The ids of the error findings, all of them, in order.</param>
/// <param name="Cause">The cause in the report; null for a template.</param>
/// <param name="Text">What the runtime said; <c>@</c> stands for the image.</param>
internal sealed record Planted(string Name, string Errors, string? Cause, string? Text)
{
    /// <summary>A node of another architecture than the images.</summary>
    public const string OtherNode = "node-z";

    public string Image { get; init; } = "us.icr.io/team/app:1.0";

    /// <summary>The waiting reason; with <c>ImagePullBackOff</c> the text stands in an event only, as before Kubernetes 1.32.</summary>
    public string Reason { get; init; } = "ErrImagePull";

    /// <summary>The pull secrets the pod names.</summary>
    public string[]? Names { get; init; }

    /// <summary>The pull secrets the service account names when the pod is made.</summary>
    public string[] Account { get; init; } = [];

    /// <summary>Those it names afterwards.</summary>
    public string[]? AccountLater { get; init; }

    /// <summary>The secrets of the namespace.</summary>
    public Func<string, JsonObject[]> Secrets { get; init; } = _ => [];

    /// <summary>What the password of <see cref="KeyOf"/> may pull where there are registries; null where they do not know it.</summary>
    public string[]? KeyPulls { get; init; } = ["*"];

    public string? Node { get; init; }

    /// <summary>The failing container is an init container.</summary>
    public bool Init { get; init; }

    /// <summary>A workload without pods instead of a pod; the text is its <c>FailedCreate</c> event.</summary>
    public string? Workload { get; init; }

    /// <summary>The service account the pod or template names.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>What to pass to <c>check</c>.</summary>
    public string Target => Workload is null ? "pod/web" : $"{Workload.ToLowerInvariant()}/web";

    /// <summary>A password of the namespace's own, so that each case decides what its key is worth.</summary>
    public static string KeyOf(string @namespace) => $"{@namespace}-key";

    public async Task PlantAsync(ControlPlane plane)
    {
        await plane.CreateNamespaceAsync(Name, Account);
        await plane.Api.CreateAllAsync(Secrets(Name));
        if (Workload is null)
            await PlantPodAsync(plane);
        else
            await PlantWorkloadAsync(plane, Workload);
        if (AccountLater is not null)
            await plane.Api.PatchAsync($"/api/v1/namespaces/{Name}/serviceaccounts/default", Json.Of(new { imagePullSecrets = LocalReferences.To(AccountLater) }));
    }

    private async Task PlantPodAsync(ControlPlane plane)
    {
        var pod = await plane.Api.CreateAsync(Pods.New(Name, "web", Init ? "us.icr.io/team/other:1.0" : Image, pullSecrets: Names, node: Node, serviceAccount: ServiceAccount,
            init: Init ? [Pods.Container("migrate", Image)] : null, status: Status()));
        if (Reason == "ImagePullBackOff" && Text is not null)
            await plane.Api.CreateAsync(Events.About(pod, $"Failed to pull image \"{Image}\": {Message}", "Failed", count: 4, fieldPath: Init ? "spec.initContainers{migrate}" : "spec.containers{main}"));
    }

    private JsonObject Status()
    {
        var message = Reason == "ImagePullBackOff" ? $"Back-off pulling image \"{Image}\"" : Message;
        return Init ? PodStatus.WaitingInit("migrate", Reason, message) : PodStatus.Waiting(Reason, message);
    }

    private async Task PlantWorkloadAsync(ControlPlane plane, string kind)
    {
        var workload = await plane.Api.CreateAsync(Workloads.New(kind, Name, "web", Image, pullSecrets: Names, serviceAccount: ServiceAccount));
        if (Text is not null)
            await plane.Api.CreateAsync(Events.About(workload, Message, "FailedCreate", component: "replicaset-controller"));
    }

    private string Message => Text?.Replace("@", Image, StringComparison.Ordinal) ?? "";

    public override string ToString() => Name;
}

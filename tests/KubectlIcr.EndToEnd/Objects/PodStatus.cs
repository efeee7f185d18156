namespace KubectlIcr.EndToEnd.Objects;

/// <summary>The status of a pod as a kubelet writes it.</summary>
internal static class PodStatus
{
    /// <summary>The whole status of a pod whose one container waits.</summary>
    public static JsonObject Waiting(string reason, string message, string container = "main") =>
        Of([ContainerWaiting(container, reason, message)]);

    /// <summary>The whole status of a pod whose init container waits, and <c>main</c> behind it.</summary>
    public static JsonObject WaitingInit(string container, string reason, string message) =>
        Of([ContainerWaiting("main", "PodInitializing", message: null)], [ContainerWaiting(container, reason, message)]);

    /// <summary>The whole status of a healthy pod.</summary>
    public static JsonObject Running(string container = "main") => Of([ContainerRunning(container)], phase: "Running");

    public static JsonObject Of(JsonObject[] containers, JsonObject[]? init = null, string phase = "Pending") =>
        Json.Of(new { phase, containerStatuses = containers, initContainerStatuses = init });

    public static JsonObject ContainerWaiting(string name, string reason, string? message, string image = "") =>
        Container(name, image, new { waiting = new { reason, message } }, ready: false);

    public static JsonObject ContainerRunning(string name, string image = "") =>
        Container(name, image, new { running = new { startedAt = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ") } }, ready: true);

    private static JsonObject Container(string name, string image, object state, bool ready) =>
        Json.Of(new { name, image, imageID = "", ready, restartCount = 0, state });
}

namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Workloads; no controller makes pods of them.</summary>
internal static class Workloads
{
    /// <param name="kind">Deployment, ReplicaSet, StatefulSet, DaemonSet, ReplicationController, Job or CronJob.</param>
    /// <param name="owner">From <see cref="Owners"/>.</param>
    public static JsonObject New(
        string kind,
        string @namespace,
        string name,
        string image,
        string[]? pullSecrets = null,
        string? serviceAccount = null,
        JsonObject? owner = null)
    {
        var labels = new { app = name };
        var spec = Pods.Spec(image, pullSecrets, serviceAccount);
        return Json.Of(new
        {
            apiVersion = ApiVersion(kind),
            kind,
            metadata = new { name, @namespace, labels, ownerReferences = owner is null ? null : new[] { owner } },
            spec = kind switch
            {
                "Job" => Job(spec),
                "CronJob" => new { schedule = "0 3 * * *", jobTemplate = new { spec = Job(spec) } },
                "ReplicationController" => new { selector = labels, template = new { metadata = new { labels }, spec } },
                _ => (object)new { selector = new { matchLabels = labels }, serviceName = ServiceName(kind, name), template = new { metadata = new { labels }, spec } },
            },
        });
    }

    private static object Job(JsonObject spec)
    {
        spec["restartPolicy"] = "Never";
        return new { template = new { spec } };
    }

    private static string? ServiceName(string kind, string name) => kind == "StatefulSet" ? name : null;

    private static string ApiVersion(string kind) => kind switch
    {
        "ReplicationController" => "v1",
        "Job" => "batch/v1",
        "CronJob" => "batch/v1beta1", // all that 1.20 has
        _ => "apps/v1",
    };
}

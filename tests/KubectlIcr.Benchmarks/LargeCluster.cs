using System.Text.Json.Nodes;
using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Harness;
using KubectlIcr.EndToEnd.Objects;

namespace KubectlIcr.Benchmarks;

/// <summary>500 namespaces with 20,000 pods of real size (3 to 6 kB), one in 20 of which can't pull, 2,000 pull secrets and 30,000 events.</summary>
internal static class LargeCluster
{
    public const int Namespaces = 500;
    public const string HealthyPods = "state=healthy";
    public const string HalfOfThem = "state=healthy,half=first";

    /// <summary>By which the two differ.</summary>
    public const int OtherHalf = Namespaces * ((PodsEach - (PodsEach / Failing)) / 2);

    private const int PodsEach = 40;
    private const int SecretsEach = 4;
    private const int Failing = 20;
    private const string Anonymous = "failed to pull and unpack image \"us.icr.io/team/app:1.0\": failed to resolve reference \"us.icr.io/team/app:1.0\": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";

    public static async Task PlantAsync(ControlPlane plane)
    {
        await IbmCloud.EnsureAsync(plane);
        var names = Enumerable.Range(0, Namespaces).Select(index => $"large-{index:000}").ToList();
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (name, _) => await plane.CreateNamespaceAsync(name, "key-0"));
        await plane.Api.CreateAllAsync(names.SelectMany(SecretsIn));
        var pods = await plane.Api.CreateAllAsync(names.SelectMany(PodsIn));
        await plane.Api.CreateAllAsync(pods.SelectMany(EventsOf));
    }

    private static IEnumerable<JsonObject> SecretsIn(string @namespace) =>
        Enumerable.Range(0, SecretsEach).Select(index => Secrets.DockerRegistry(@namespace, $"key-{index}", "us.icr.io", $"a-key-of-some-length-{index}"));

    private static IEnumerable<JsonObject> PodsIn(string @namespace) => Enumerable.Range(0, PodsEach).Select(index => Pod(@namespace, index));

    /// <summary>Two of one pod and one of the next: what a failing pod was told, and what others are told all day.</summary>
    private static IEnumerable<JsonObject> EventsOf(JsonNode pod, int index)
    {
        var fails = pod["status"]!["phase"]!.GetValue<string>() == "Pending";
        yield return fails ? Events.Of(pod, $"Failed to pull image \"us.icr.io/team/app:1.0\": {Anonymous}") : Events.Of(pod, "Readiness probe failed: HTTP probe failed with statuscode: 503", reason: "Unhealthy");
        if (index % 2 == 0) yield return Events.Of(pod, "Started container main", reason: "Started", type: "Normal");
    }

    /// <summary>15 environment variables, 6 annotations, mounts, probes, conditions; the API server adds the managed fields.</summary>
    private static JsonObject Pod(string @namespace, int index)
    {
        var fails = index % Failing == 0;
        var pod = Pods.New(@namespace, $"web-{index}", "us.icr.io/team/app:1.0", pullSecrets: fails ? ["all-icr-io"] : ["key-0"], labels: Labels(index), node: $"10.240.0.{index % 8}",
            status: fails ? PodStatus.Waiting("ImagePullBackOff", $"Back-off pulling image \"us.icr.io/team/app:1.0\": ErrImagePull: {Anonymous}") : PodStatus.Running());
        pod["metadata"]!["annotations"] = Json.Of(Enumerable.Range(0, 6).ToDictionary(n => $"example.com/annotation-{n}", n => $"a value of an ordinary length, number {n} of pod {index}"));
        var container = pod["spec"]!["containers"]![0]!;
        container["env"] = new JsonArray([.. Enumerable.Range(0, 15).Select(n => Json.Of(new { name = $"SETTING_NUMBER_{n}", value = $"the-value-of-setting-{n}-of-pod-{index}" }))]);
        container["resources"] = Json.Of(new { requests = new { cpu = "100m", memory = "128Mi" }, limits = new { cpu = "500m", memory = "512Mi" } });
        container["readinessProbe"] = Json.Of(new { httpGet = new { path = "/healthz", port = 8080 }, periodSeconds = 10, failureThreshold = 3 });
        return pod;
    }

    private static Dictionary<string, string> Labels(int index) => new() { ["app.kubernetes.io/name"] = "web", ["app.kubernetes.io/instance"] = $"web-{index}", ["state"] = index % Failing == 0 ? "failing" : "healthy", ["half"] = index < PodsEach / 2 ? "first" : "second" };
}

using System.Text.Json.Nodes;
using KubectlIcr.EndToEnd.Harness;
using KubectlIcr.EndToEnd.Objects;

namespace KubectlIcr.Benchmarks;

/// <summary>2,000 pull secrets in 200 namespaces and 10,000 pods: <c>secrets -A</c> against kubectl that fetches the same objects, in time and peak memory.</summary>
internal static class SecretsRace
{
    private const int Namespaces = 200;
    private const int SecretsEach = 10;
    private const int PodsEach = 50;
    private const int Rounds = 5;
    private const double Goal = 1;

    public static async Task RunAsync(ControlPlane plane)
    {
        await PlantAsync(plane);
        var kubectl = plane.Kubectl();
        var (ours, theirs) = (new List<Measurement>(), new List<Measurement>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Measurement.Of(kubectl, PublishedBinary.File, "secrets", "-A"));
            theirs.Add(Measurement.Of(kubectl, kubectl.Program, "get", "secrets,pods", "-A", "-o", "json"));
        }
        Console.WriteLine("\n| 2,000 secrets, 10,000 pods: secrets -A against get secrets,pods -A -o json | kubectl icr | kubectl | ratio | goal |\n|---|---|---|---|---|");
        var (own, other) = (Measurement.Median(ours), Measurement.Median(theirs));
        Print("time, ms", own.Time, other.Time);
        Print("peak memory, MB", own.Memory, other.Memory);
    }

    private static async Task PlantAsync(ControlPlane plane)
    {
        var namespaces = Enumerable.Range(0, Namespaces).Select(index => $"many-{index}").ToList();
        foreach (var name in namespaces) await plane.CreateNamespaceAsync(name, "key-0");
        await plane.Api.CreateAllAsync(namespaces.SelectMany(ObjectsIn));
    }

    private static IEnumerable<JsonObject> ObjectsIn(string @namespace, int number) =>
    [
        .. Enumerable.Range(0, SecretsEach).Select(index => Secrets.DockerRegistry(@namespace, $"key-{index}", Logins($"a-key-of-some-length-{(number + index) % 50}"))),
        .. Enumerable.Range(0, PodsEach).Select(index => Pods.New(@namespace, $"web-{index}", "us.icr.io/team/app:1.0", pullSecrets: [$"key-{index % SecretsEach}"], status: PodStatus.Running())),
    ];

    private static Dictionary<string, (string, string)> Logins(string key) =>
        new[] { "us.icr.io", "private.us.icr.io", "de.icr.io", "private.de.icr.io", "icr.io", "private.icr.io" }.ToDictionary(host => host, _ => ("iamapikey", key));

    private static void Print(string what, double own, double other) =>
        Console.WriteLine($"| {what} | {own:0.0} | {other:0.0} | {own / other:0.00} | {(own / other <= Goal ? "met" : "MISSED")}: at most {Goal} |");
}

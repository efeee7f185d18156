using System.Diagnostics;
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
        var (ours, theirs) = (new List<(double Time, double Memory)>(), new List<(double Time, double Memory)>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Measure(kubectl, PublishedBinary.File, "secrets", "-A"));
            theirs.Add(Measure(kubectl, kubectl.Program, "get", "secrets,pods", "-A", "-o", "json"));
        }
        Console.WriteLine("\n| 2,000 secrets, 10,000 pods: secrets -A against get secrets,pods -A -o json | kubectl icr | kubectl | ratio | goal |\n|---|---|---|---|---|");
        Print("time, ms", Median(ours.Select(run => run.Time)), Median(theirs.Select(run => run.Time)));
        Print("peak memory, MB", Median(ours.Select(run => run.Memory)), Median(theirs.Select(run => run.Memory)));
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

    private static (double Time, double Memory) Measure(Kubectl kubectl, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = kubectl.Kubeconfig;
        foreach (var (name, value) in kubectl.Environment) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var peak = 0.0;
        while (!process.WaitForExit(5)) peak = Math.Max(peak, PeakMegabytes(process.Id));
        Task.WaitAll(error, output);
        return (clock.Elapsed.TotalMilliseconds, peak);
    }

    /// <summary>What the kernel has seen at most so far; 0 when the process is gone.</summary>
    private static double PeakMegabytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Median(IEnumerable<double> all) => all.Order().ElementAt(Rounds / 2);

    private static void Print(string what, double own, double other) =>
        Console.WriteLine($"| {what} | {own:0.0} | {other:0.0} | {own / other:0.00} | {(own / other <= Goal ? "met" : "MISSED")}: at most {Goal} |");
}

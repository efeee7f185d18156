using KubectlIcr.EndToEnd.Harness;

namespace KubectlIcr.Benchmarks;

/// <summary>A large cluster: ours against kubectl, which fetches the same pods, and against a bare client that throws the same lists away. Minutes long: three rounds, one more where caches are cold.</summary>
internal static class LargeRace
{
    private const int Rounds = 3;

    public static async Task RunAsync(ControlPlane plane)
    {
        await LargeCluster.PlantAsync(plane);
        Console.WriteLine("\n| 500 namespaces, 20,000 pods, 2,000 secrets, 30,000 events | kubectl icr | other | ratio | goal |\n|---|---|---|---|---|");
        var kubectl = plane.Kubectl();
        string[] checkAll = ["check", "-A", "--registry", "none"];
        string[] table = ["get", "pods", "-A"];
        string[] json = ["get", "pods", "-A", "-o", "json"];
        var whole = Race(kubectl, checkAll, table, time: 0.3, cpu: 0.15, memory: 0.15, isFirst: true);
        Race(kubectl, checkAll, json);
        await AgainstBareAsync(plane, kubectl, whole, checkAll, goal: 1.3);
        await AgainstBareAsync(plane, kubectl, Race(kubectl, ["secrets", "-A"], ["get", "secrets,pods", "-A", "-o", "json"]), ["secrets", "-A"]);
        Race(kubectl, ["check", "pod/web-1", "-n", "large-000", "--registry", "none"], ["get", "pod", "web-1", "-n", "large-000"], time: 0.5);
        Race(kubectl, ["check", "pod/web-0", "-n", "large-000", "--registry", "none"], ["get", "pod", "web-0", "-n", "large-000"]);
        Race(kubectl, ["check", "-n", "large-000", "--registry", "none"], ["get", "pods", "-n", "large-000"]);
        Print("memory for each healthy pod, kB: check -A of all of them less check -A of half of them", (MemoryOf(LargeCluster.HealthyPods) - MemoryOf(LargeCluster.HalfOfThem)) * 1024 / LargeCluster.OtherHalf, 1, 1);

        double MemoryOf(string selector) =>
            Measurement.Median([.. Enumerable.Range(0, Rounds).Select(_ => Measurement.Of(kubectl, PublishedBinary.File, "check", "-A", "-l", selector, "--registry", "none"))]).Memory;
    }

    private static Measurement Race(Kubectl kubectl, string[] ours, string[] theirs, double? time = null, double? cpu = null, double? memory = null, bool isFirst = false)
    {
        var (own, other) = (new List<Measurement>(), new List<Measurement>());
        for (var round = isFirst ? 0 : 1; round <= Rounds; round++)
        {
            var (a, b) = (Measurement.Of(kubectl, PublishedBinary.File, ours), Measurement.Of(kubectl, kubectl.Program, theirs));
            if (round == 0) continue; // warms the caches of all three
            own.Add(a);
            other.Add(b);
        }
        var (mine, kubectls) = (Measurement.Median(own), Measurement.Median(other));
        var what = $"{string.Join(' ', ours)} against {string.Join(' ', theirs)}";
        Print($"{what}: time, ms", mine.Time, kubectls.Time, time);
        Print($"{what}: CPU, ms", mine.Cpu, kubectls.Cpu, cpu);
        Print($"{what}: peak memory, MB", mine.Memory, kubectls.Memory, memory);
        Print($"{what}: CPU of the API server, ms", mine.ServerCpu, kubectls.ServerCpu, null);
        return mine;
    }

    private static async Task AgainstBareAsync(ControlPlane plane, Kubectl kubectl, Measurement own, string[] command, double? goal = null)
    {
        var lists = BareClient.ListsOf(kubectl, command);
        using var bare = new BareClient(plane);
        var runs = new List<(double Time, long Bytes)>();
        for (var round = 0; round <= Rounds; round++) runs.Add(await bare.ReadAsync(lists));
        var (time, bytes) = runs.Skip(1).OrderBy(run => run.Time).ElementAt(Rounds / 2);
        Print($"{string.Join(' ', command)} against a bare client of its {lists.Count} lists, {bytes / 1e6:0} MB unpacked: time, ms", own.Time, time, goal);
    }

    private static void Print(string what, double own, double other, double? goal) => Console.WriteLine(
        $"| {what} | {own:0.0} | {other:0.0} | {own / other:0.00} | {(goal is null ? "" : $"{(own / other <= goal ? "met" : "MISSED")}: at most {goal}")} |");
}

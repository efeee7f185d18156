using System.Diagnostics;
using KubectlIcr.EndToEnd.Harness;

namespace KubectlIcr.Benchmarks;

/// <summary>Runs two commands in turns and prints their medians and the ratio.</summary>
internal sealed class Race(Kubectl kubectl, int rounds)
{
    public void Run(string what, string[] ours, string[] theirs, double goal, int? rounds = null)
    {
        var (own, other) = (new List<double>(), new List<double>());
        for (var round = 0; round <= (rounds ?? Rounds); round++)
        {
            // The first round warms the caches of both.
            var (a, b) = (Milliseconds(ours), Milliseconds(theirs));
            if (round == 0)
                continue;
            own.Add(a);
            other.Add(b);
        }
        var ratio = Median(own) / Median(other);
        Console.WriteLine($"| {what} | {Median(own):0.0} | {Median(other):0.0} | {ratio:0.00} | {(ratio <= goal ? "met" : "MISSED")}: at most {goal} |");
    }

    private int Rounds => rounds;

    private double Milliseconds(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = kubectl.Kubeconfig;
        foreach (var (name, value) in kubectl.Environment) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}

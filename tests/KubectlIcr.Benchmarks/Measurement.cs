using System.Diagnostics;
using KubectlIcr.EndToEnd.Harness;

namespace KubectlIcr.Benchmarks;

/// <summary>What one run of a command cost, and what it made the API server spend.</summary>
/// <param name="Time">From start to end, in milliseconds.</param>
/// <param name="Cpu">Of all its threads, in milliseconds; the last 5 ms before its end are not seen.</param>
/// <param name="Memory">The most it held, in MB.</param>
/// <param name="ServerCpu">Of the API server meanwhile, in milliseconds; 0 where it was not watched.</param>
internal sealed record Measurement(double Time, double Cpu, double Memory, double ServerCpu)
{
    public static Measurement Of(Kubectl kubectl, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = kubectl.Kubeconfig;
        foreach (var (name, value) in kubectl.Environment) start.Environment[name] = value;
        var server = Process.GetProcessesByName("kube-apiserver").FirstOrDefault()?.Id ?? 0;
        var before = CpuOf(server);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var (cpu, peak) = (0.0, 0.0);
        while (!process.WaitForExit(5)) (cpu, peak) = (Math.Max(cpu, CpuOf(process.Id)), Math.Max(peak, PeakOf(process.Id)));
        var time = clock.Elapsed.TotalMilliseconds;
        Task.WaitAll(error, output);
        if (process.ExitCode > 1) Console.WriteLine($"MISSED: {program} {string.Join(' ', arguments)}: {error.Result.Split('\n')[0]}");
        return new(time, cpu, peak, CpuOf(server) - before);
    }

    /// <summary>The middle of each figure.</summary>
    public static Measurement Median(IReadOnlyList<Measurement> runs) =>
        new(Middle(runs, run => run.Time), Middle(runs, run => run.Cpu), Middle(runs, run => run.Memory), Middle(runs, run => run.ServerCpu));

    private static double Middle(IReadOnlyList<Measurement> runs, Func<Measurement, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);

    /// <summary>User and system time so far; 0 when the process is gone. The kernel counts in hundredths of a second.</summary>
    public static double CpuOf(int process) =>
        Read($"/proc/{process}/stat").FirstOrDefault() is { } line && line[(line.LastIndexOf(')') + 2)..].Split(' ') is var fields ? (double.Parse(fields[11]) + double.Parse(fields[12])) * 10 : 0;

    /// <summary>What the kernel has seen at most so far; 0 when the process is gone.</summary>
    private static double PeakOf(int process) =>
        Read($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024
            : 0;

    private static string[] Read(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }
}

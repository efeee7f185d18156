using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Change;

/// <summary>Two hundred namespaces at once, and a run that does not come to its end.</summary>
[Collection(ChangeCollection.Name)]
public sealed class ManyNamespacesTests(ControlPlane plane)
{
    private const int Count = 200;

    /// <summary>So many that a run can't come to its end while it is being stopped.</summary>
    private const int Plenty = 500;

    [Fact]
    public async Task Two_hundred_namespaces_get_their_copy_and_bind_it()
    {
        await PlantAsync("m-all", Count);
        await plane.Api.CreateAllAsync(Enumerable.Range(0, Count).Select(index => ServiceAccounts.New($"m-all-{index}", "default")));

        var copied = await plane.Kubectl().IcrAsync("copy-secret", "--from", "m-all", "--to-selector", "run=m-all", "--bind");
        var again = await plane.Kubectl().IcrAsync("copy-secret", "--from", "m-all", "--to-selector", "run=m-all", "-o", "name");

        Assert.Equal(2 * Count, copied.Succeeded().Stdout.Split('\n').Length - 1);
        Assert.Equal(Count, again.Succeeded().Stdout.Split('\n').Length - 1);
        Assert.Equal(Count, await CopiesAsync("m-all"));
        foreach (var index in (int[])[0, Count / 2, Count - 1])
            Assert.Equal(["all-icr-io"], await Originals.BoundAsync(plane, $"m-all-{index}"));
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public async Task What_a_stopped_run_left_the_next_completes(string signal)
    {
        var name = $"m-{signal.ToLowerInvariant()}";
        await PlantAsync(name, Plenty);
        string[] command = ["icr", "copy-secret", "--from", name, "--to-selector", $"run={name}"];

        var (code, output, errors) = await StoppedAsync(command, signal, () => CopiesAsync(name));
        var left = await CopiesAsync(name);
        var next = await plane.Kubectl().RunAsync(command);

        Assert.InRange(left, 1, Plenty - 1);
        Assert.Equal((left, Plenty - left), (Lines(next.Succeeded().Stdout, " unchanged"), Lines(next.Stdout, " created")));
        Assert.Equal(Plenty, await CopiesAsync(name));
        if (signal != "INT")
            return;
        Assert.Equal(2, code);
        Assert.Equal(left, Lines(output, " created"));
        Assert.StartsWith("error: interrupted; not done: secret/all-icr-io in ", errors, StringComparison.Ordinal);
        Assert.EndsWith(" (not started). Run the same command again to continue\n", errors, StringComparison.Ordinal);
        Assert.Equal(Plenty - left, errors.Split($"{name}-").Length - 1);
    }

    private async Task PlantAsync(string name, int count)
    {
        await Originals.PlantAsync(plane, name);
        await plane.Api.CreateAllAsync(Enumerable.Range(0, count).Select(index => Namespaces.New($"{name}-{index}", new Dictionary<string, string> { ["run"] = name })));
    }

    private async Task<(int Code, string Out, string Error)> StoppedAsync(string[] command, string signal, Func<Task<int>> copies)
    {
        var start = plane.Kubectl().Start(command);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (await copies() == 0 && !process.HasExited)
            await Task.Yield();
        await Execution.SignalAsync(signal, process);
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private async Task<int> CopiesAsync(string name)
    {
        var all = await plane.Api.GetAsync("/api/v1/secrets?fieldSelector=metadata.name%3Dall-icr-io&resourceVersion=");
        return all["items"]!.AsArray().Count(item => ((string)item!["metadata"]!["namespace"]!).StartsWith($"{name}-", StringComparison.Ordinal));
    }

    private static int Lines(string text, string verb) => text.Split('\n').Count(line => line.Contains(verb, StringComparison.Ordinal));
}

using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Repair;

/// <summary>
/// Runs the commands of a report and tries the pull before and after. Pods are filled by the API server's own admission. No controller runs here: where a
/// workload is asked about, its pod is created from its template as the controller would.
/// </summary>
internal sealed class FixRun(ControlPlane plane, RegistryWorld world) : IDisposable
{
    private readonly NodePull node = new(plane, world);
    private int pods;

    public void Dispose() => node.Dispose();

    /// <param name="target">What was checked: a pod, or a workload without pods.</param>
    public async Task<FixRow> RunAsync(string name, string @namespace, string target, CheckReportJson report)
    {
        var fixes = report.Fixes.ToList();
        var changes = fixes.Where(FixCommands.Changes).ToList();
        var row = new FixRow(name, report.Errors, changes, [.. fixes.Where(fix => !FixCommands.RunsHere(fix))], "");
        var before = await FailureAsync(@namespace, target);
        if (await RunAllAsync(fixes.Where(FixCommands.RunsHere)) is { } refused)
            return row with { Then = refused, IsBroken = true };
        if (changes.Count == 0)
            return row with { Then = $"not by kubectl: {Actors.Of(report.Errors)}" };
        return await FailureAsync(@namespace, target) is { } after
            ? row with { Then = $"no image: {after}; before: {before ?? FixRow.Pulls}", IsBroken = true }
            : row with { Then = before is null ? $"tries again; nothing is wrong with what the pod has: {Actors.Of(report.Errors)}" : FixRow.Pulls };
    }

    private async Task<string?> RunAllAsync(IEnumerable<string> commands)
    {
        foreach (var command in commands)
            if (await FixCommands.RunAsync(plane, command) is { } refused) return $"`{command}` {refused}";
        return null;
    }

    private async Task<string?> FailureAsync(string @namespace, string target)
    {
        if (target.StartsWith("pod/", StringComparison.Ordinal)) return await node.FailureAsync(@namespace, target[4..]);
        var name = $"as-its-controller-{Interlocked.Increment(ref pods)}";
        var made = await (plane.Kubectl(@namespace: @namespace) with { Stdin = (await PodAsync(@namespace, target, name)).ToJsonString() }).RunAsync("create", "-f", "-");
        return made.ExitCode == 0 ? await node.FailureAsync(@namespace, name) : made.Stderr.Trim();
    }

    private async Task<JsonObject> PodAsync(string @namespace, string target, string name)
    {
        var workload = await plane.Api.GetAsync($"/apis/apps/v1/namespaces/{@namespace}/{target.Split('/')[0]}s/{target.Split('/')[1]}");
        var spec = workload["spec"]!["template"]!["spec"]!.AsObject();
        spec["automountServiceAccountToken"] = false; // no controller makes tokens here
        return Json.Of(new { apiVersion = "v1", kind = "Pod", metadata = new { name, @namespace }, spec });
    }
}

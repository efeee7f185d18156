using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Carries plans out: chains of changes eight at a time, each chain in order and only as far as it succeeds.</summary>
/// <param name="kept">Where bare pods are while they are recreated.</param>
/// <param name="tell">Called for each completed change; null for none.</param>
internal sealed class Applying(ClusterWriter writer, PodBackups kept, Action<Applied>? tell = null)
{
    /// <summary>Asked before each change: why it must not be made; null if it can. Not asked in a dry run.</summary>
    public Func<Change, CancellationToken, Task<string?>> Obstacle { get; init; } = (_, _) => Task.FromResult<string?>(null);

    /// <summary>How long a write in progress can take to complete after Ctrl-C.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    /// <returns>In the order of the chains, whatever was done first.</returns>
    public async Task<IReadOnlyList<Applied>> RunAsync(IReadOnlyList<IReadOnlyList<Planned>> chains, CancellationToken cancel)
    {
        using var end = new CancellationTokenSource();
        await using var _ = cancel.Register(() => end.CancelAfter(Grace));
        var results = new IReadOnlyList<Applied>[chains.Count];
        await WideList.EachAsync(Enumerable.Range(0, chains.Count), async index => results[index] = await ChainAsync(chains[index], cancel, end.Token), CancellationToken.None);
        return [.. results.SelectMany(chain => chain)];
    }

    private async Task<IReadOnlyList<Applied>> ChainAsync(IReadOnlyList<Planned> chain, CancellationToken cancel, CancellationToken end)
    {
        var done = new List<Applied>();
        foreach (var (index, step) in chain.Index())
        {
            if (done.Find(one => one.Error is not null) is { } failed)
                done.Add(failed.IsInterrupted ? Applied.Interrupted(step.Change) : Applied.Failed(step.Change, $"is not changed, because {failed.Change.Target.Title} failed"));
            else if (writer.IsDryRun && done.Exists(one => one.Change is CreateNamespace or DeleteObject))
                done.Add(Applied.Done(step.Change, step.Change.ToJson())); // it would rest on what the server did not keep
            else
                done.Add(await ObstacleAsync(step, cancel) ?? await StepAsync(step, chain.ElementAtOrDefault(index + 1)?.Change as CreateAgain, cancel, end));
            tell?.Invoke(done[^1]);
        }
        return done;
    }

    private async Task<Applied?> ObstacleAsync(Planned step, CancellationToken cancel)
    {
        try
        {
            return !writer.IsDryRun && step.Change is not Refused && await Obstacle(step.Change, cancel) is { } why ? Applied.Failed(step.Change, why) : null;
        }
        catch (OperationCanceledException)
        {
            return Applied.Interrupted(step.Change);
        }
        catch (UserError error)
        {
            return Applied.Failed(step.Change, $"is not changed: {error.Message}");
        }
    }

    /// <param name="again">What makes the object again if the step deletes it; null where nothing has to.</param>
    private async Task<Applied> StepAsync(Planned step, CreateAgain? again, CancellationToken cancel, CancellationToken end)
    {
        if (again is not null && step.Change is DeleteObject && !writer.IsDryRun && Keep(again) is { } trouble)
            return Applied.Failed(step.Change, trouble);
        var applied = await new ApplyStep(writer, step, step.Change is CreateAgain ? CancellationToken.None : cancel, end).RunAsync();
        if (applied.Change is CreateAgain ? applied.Error is null : applied is { Error: not null, MayBeDone: false })
            kept.Drop(step.Change.Target);
        return applied is { Change: CreateAgain, Error: { } error } ? applied with { Error = error + kept.WayOut(step.Change.Target) } : applied;
    }

    /// <returns>Why it can't be kept; null when it is.</returns>
    private string? Keep(CreateAgain again)
    {
        try
        {
            kept.Keep(again);
            return null;
        }
        catch (UserError error)
        {
            return $"is not changed: {error.Message}";
        }
    }
}

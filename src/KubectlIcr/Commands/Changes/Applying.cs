using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Carries plans out: chains of changes eight at a time, each chain in order and only as far as it succeeds.</summary>
/// <param name="tell">Hears of each change when it has come to its end; null for nobody.</param>
internal sealed class Applying(ClusterWriter writer, Action<Applied>? tell = null)
{
    /// <summary>How long a write that is on its way may take to end well after Ctrl-C.</summary>
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
        foreach (var step in chain)
        {
            if (done.Find(one => one.Error is not null) is { } failed)
                done.Add(failed.IsInterrupted ? Applied.Interrupted(step.Change) : Applied.Failed(step.Change, $"is left as it is, because {failed.Change.Target.Title} failed"));
            else if (writer.IsDryRun && done.Exists(one => one.Change is CreateNamespace or DeleteObject))
                done.Add(Applied.Done(step.Change, step.Change.ToJson())); // it would rest on what the server did not keep
            else
                done.Add(await new ApplyStep(writer, step, step.Change is CreateAgain ? CancellationToken.None : cancel, end).RunAsync());
            tell?.Invoke(done[^1]);
        }
        return done;
    }
}

using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands;

/// <summary>Reverts what an undo file lists: service accounts first, then the secrets they no longer name.</summary>
internal sealed record UndoInvocation : Invocation
{
    public required string File { get; init; }

    public required KubeOptions Kube { get; init; }

    public required ChangeOptions Change { get; init; }

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        var record = UndoFile.Read(File);
        using var cluster = await LiveCluster.OpenAsync(Kube, Change, terminal, cancel);
        if (record.Server != cluster.Server)
            throw new UserError($"error: {File} was written for the cluster at {record.Server}, not {cluster.Server}; select that cluster with --context{(record.Context is { } context ? $" (it was {context})" : "")}");
        var run = new ChangeRun(cluster, Change, terminal);
        var code = run.Report(await run.ApplyAsync(await run.PlanAsync([.. Chains(record, cluster.Stored)], cancel), cancel));
        Tell(record, terminal);
        return code;
    }

    private static IEnumerable<IReadOnlyList<Goal>> Chains(UndoRecord record, StoredObjects stored) =>
        record.Changes.Where(entry => entry.Did != UndoEntry.Restarted).GroupBy(entry => entry.Namespace).OrderBy(entries => entries.Key, StringComparer.Ordinal)
            .Select(entries => (IReadOnlyList<Goal>)[.. entries.OrderBy(entry => entry.Did == UndoEntry.Created).Select(entry => Goal(entry, stored))]);

    private static Goal Goal(UndoEntry entry, StoredObjects stored) => entry.Did == UndoEntry.Created
        ? new Goal(ObjectRef.Secret(entry.Key), async cancel => UndoPlan.Secret(entry, (await stored.SecretAsync(entry.Key, cancel)).OrThrow()))
        : new Goal(ObjectRef.ServiceAccount(entry.Key), async cancel => UndoPlan.Account(entry, (await stored.AccountAsync(entry.Key, cancel)).OrThrow()));

    /// <summary>A restart can't be undone, and the new pods keep the list they were made with.</summary>
    private static void Tell(UndoRecord record, Terminal terminal)
    {
        foreach (var entry in record.Changes.Where(entry => entry.Did == UndoEntry.Restarted).OrderBy(entry => entry.Namespace, StringComparer.Ordinal))
            terminal.Say($"{entry.Kind.ToLowerInvariant()}/{entry.Name} in namespace {entry.Namespace} was {(entry.Kind == ResourceType.Pod.Kind ? "recreated" : "restarted")}, which can't be undone: pods keep the pull secrets they were created with");
    }
}

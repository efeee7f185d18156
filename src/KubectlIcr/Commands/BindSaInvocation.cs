using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;

namespace KubectlIcr.Commands;

/// <summary>Binds secrets to service accounts, or takes them off, and recreates the pods that would keep failing.</summary>
internal sealed record BindSaInvocation : Invocation
{
    public IReadOnlyList<string> Names { get; init; } = [];

    public required KubeOptions Kube { get; init; }

    public ListOptions List { get; init; } = new();

    /// <summary>All service accounts, whatever their name.</summary>
    public bool All { get; init; }

    /// <summary>None for IBM Cloud's own.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public bool Unbind { get; init; }

    public bool Force { get; init; }

    public RegistryOptions Verify { get; init; } = new();

    public Restarts Restart { get; init; }

    public required ChangeOptions Change { get; init; }

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        using var cluster = await LiveCluster.OpenAsync(Kube, Change, terminal, cancel);
        var secrets = new BindSecrets(cluster.Stored, Secrets, Force);
        var run = new ChangeRun(cluster, Change, terminal);
        var accounts = await AccountsAsync(cluster, cancel);
        IReadOnlyList<Goal>[] goals = [.. accounts.Select(key => (IReadOnlyList<Goal>)[Goal(cluster.Stored, key, secrets)])];
        var planned = await run.PlanAsync(goals, cancel);
        await VerifyAsync(accounts, secrets, cluster.Server, terminal, cancel);
        var left = Unbind ? null : await new StalePods(cluster, secrets, Restart).FindAsync(planned, List.AllNamespaces, terminal, cancel);
        var code = run.Report(await run.ApplyAsync(left?.Restarting(planned) ?? planned, cancel));
        left?.Tell(terminal);
        return code;
    }

    private Goal Goal(StoredObjects stored, ObjectKey key, BindSecrets secrets) =>
        Unbind ? BindGoals.Unbind(stored, key, Secrets) : BindGoals.Bind(stored, key, secrets, Force);

    private async Task VerifyAsync(IReadOnlyList<ObjectKey> accounts, BindSecrets secrets, string server, Terminal terminal, CancellationToken cancel)
    {
        var there = new List<Secret>();
        foreach (var @namespace in Unbind ? [] : accounts.Select(key => key.Namespace).Distinct())
            there.AddRange((await secrets.InAsync(@namespace, cancel)).Values.Select(fact => fact.Value?.ToSecret()).OfType<Secret>());
        await new LoginCheck(Verify, Kube, Force, "bind").PassAsync(there, server, terminal, cancel);
    }

    private async Task<IReadOnlyList<ObjectKey>> AccountsAsync(LiveCluster cluster, CancellationToken cancel)
    {
        var names = Names.Count > 0 ? Names : ["default"];
        if (!All && !List.AllNamespaces && List.Selector is null)
            return [.. names.Select(name => new ObjectKey(cluster.Namespace, name))];
        var labels = List.Selector is { } text ? LabelSelector.Parse(text) : null;
        var listed = await cluster.Stored.AccountsAsync(List.AllNamespaces ? null : cluster.Namespace, labels, cancel);
        ObjectKey[] wanted = [.. listed.Select(account => account.Key)
            .Where(key => (All || labels is not null || names.Contains(key.Name)) && !(List.AllNamespaces && StoredNamespace.IsSystem(key.Namespace)))];
        return wanted.Length > 0 ? wanted : throw new UserError(
            $"error: no service account {(All || labels is not null ? "" : string.Join(", ", names))} {(List.AllNamespaces ? "in any namespace except system namespaces" : $"in namespace {cluster.Namespace}")}");
    }
}

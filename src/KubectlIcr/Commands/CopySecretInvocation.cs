using KubectlIcr.Cluster;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands;

/// <summary>Copies pull secrets to namespaces, and binds them there if asked to.</summary>
internal sealed record CopySecretInvocation : Invocation
{
    public IReadOnlyList<string> Names { get; init; } = [];

    public required KubeOptions Kube { get; init; }

    public required string From { get; init; }

    public IReadOnlyList<string> To { get; init; } = [];

    public string? ToSelector { get; init; }

    public bool ToAll { get; init; }

    /// <summary>What the copy is called; null for as the original.</summary>
    public string? Name { get; init; }

    /// <summary>Only the entries for this host; null for all.</summary>
    public string? Registry { get; init; }

    public bool CreateNamespace { get; init; }

    public bool Overwrite { get; init; }

    /// <summary>The service account to bind the copies to; null for none.</summary>
    public string? Bind { get; init; }

    /// <summary>Copies credentials that a registry rejects too.</summary>
    public bool Force { get; init; }

    public RegistryOptions Verify { get; init; } = new();

    public bool ShowPassword { get; init; }

    public required ChangeOptions Change { get; init; }

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        using var cluster = await LiveCluster.OpenAsync(Kube, Change, terminal, cancel);
        var sources = await SourcesAsync(cluster, cancel);
        var targets = await new CopyTargets(cluster.Stored, From, To, ToSelector, ToAll).ReadAsync(terminal, cancel);
        var goals = new CopyGoals(cluster.Stored, new CopyPlan(Overwrite, CreateNamespace, new Fingerprints(terminal.Salt)), sources, Bind);
        var run = new ChangeRun(cluster, Change, terminal) { ShowPassword = ShowPassword };
        var planned = await run.PlanAsync([.. targets.Select(target => goals.For(target.Name, target.Fact))], cancel);
        await new LoginCheck(Verify, Kube, Force, "copy").PassAsync(sources.Select(source => source.In(From).ToSecret() with { Name = source.Origin.Key.Name }), cluster.Server, terminal, cancel);
        return run.Report(await run.ApplyAsync(planned, cancel));
    }

    private async Task<IReadOnlyList<CopySource>> SourcesAsync(LiveCluster cluster, CancellationToken cancel)
    {
        var found = Names.Count > 0
            ? await Task.WhenAll(Names.Select(async name => await FindAsync(name) ?? throw new UserError($"Error from server (NotFound): secrets \"{name}\" not found in namespace {From}")))
            : await FindAsync(Secret.AllIcrIo) is { } all ? [all] : await PerRegionAsync(cluster, cancel);
        if (Name is not null && found.Length > 1)
            throw UserError.Usage($"--name is for one secret, and there are {found.Length}: {string.Join(", ", found.Select(secret => secret.Key.Name))}");
        return [.. found.Select(secret => CopySource.Of(secret, Name, Registry))];

        async Task<StoredSecret?> FindAsync(string name) => (await cluster.Stored.SecretAsync(new(From, name), cancel)).OrThrow();
    }

    private async Task<StoredSecret[]> PerRegionAsync(LiveCluster cluster, CancellationToken cancel)
    {
        var found = DefaultSecrets.Among(await cluster.Stored.PullSecretsAsync(From, cancel));
        return found.Count > 0 ? [.. found] : throw new UserError(
            $"error: namespace {From} has neither {Secret.AllIcrIo} nor another *-icr-io secret; name the secret, or say with --from where it is");
    }
}

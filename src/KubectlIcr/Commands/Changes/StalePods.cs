using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Options;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>The pods that a binding does not reach, since they were created before it: finds them, has them recreated if asked to, reports the rest.</summary>
internal sealed class StalePods(LiveCluster cluster, BindSecrets secrets, Restarts restart)
{
    private readonly List<Recreation> all = [];

    /// <param name="planned">What the service accounts are to become.</param>
    public async Task<StalePods> FindAsync(IReadOnlyList<IReadOnlyList<Planned>> planned, bool everywhere, Terminal terminal, CancellationToken cancel)
    {
        try
        {
            var facts = await new ClusterReader(cluster.Source).ReadAsync(new Selection { Namespace = everywhere ? null : cluster.Namespace, AllNamespaces = everywhere }, cancel);
            foreach (var one in Recreation.Of(await AfterwardsAsync(facts, planned, cancel)))
                all.Add(await WithSpecAsync(one, cancel));
        }
        catch (UserError error) when (restart == Restarts.None)
        {
            terminal.Say($"warning: some pods may keep failing until they are recreated: could not determine which: {error.Message}");
        }
        return this;
    }

    /// <summary>The plan, with the restarts behind the binding they wait for.</summary>
    public IReadOnlyList<IReadOnlyList<Planned>> Restarting(IReadOnlyList<IReadOnlyList<Planned>> planned) =>
        restart == Restarts.None ? planned : [.. planned.Select(chain => (IReadOnlyList<Planned>)[.. chain, .. Changes(chain).Select(change => new Planned(change is CreateAgain again ? PodGoals.Again(cluster.Stored, again) : Goal.Of(change), change))])];

    /// <summary>What is left for the user to do.</summary>
    public void Tell(Terminal terminal)
    {
        var left = all.Where(one => restart == Restarts.None || !one.Changes(restart).Any()).ToList();
        if (left.Count == 0)
            return;
        terminal.Say("These pods keep failing until they are recreated, because a pod gets the pull secrets of its service account only when it is created:");
        foreach (var group in left.GroupBy(one => one.Fix.Run))
        {
            terminal.Say($"  # {Names(group.Select(one => one.Pod.Key.ToString()).ToList())}");
            terminal.Say($"  {group.Key}");
        }
    }

    private IEnumerable<Change> Changes(IReadOnlyList<Planned> chain)
    {
        var accounts = chain.Where(step => step.Change is not Refused).Select(step => (step.Change.Target.Namespace, step.Change.Target.Name)).ToHashSet();
        return all.Where(one => accounts.Contains((one.Pod.Namespace, one.Pod.ServiceAccountName))).SelectMany(one => one.Changes(restart)).DistinctBy(change => (change.Target, change.Verb));
    }

    /// <summary>The facts as they will be once the plan is carried out.</summary>
    private async Task<ClusterFacts> AfterwardsAsync(ClusterFacts facts, IReadOnlyList<IReadOnlyList<Planned>> planned, CancellationToken cancel)
    {
        var (accounts, known) = (new Dictionary<ObjectKey, Fact<ServiceAccount>>(), new Dictionary<ObjectKey, Fact<Secret>>(facts.Secrets));
        foreach (var change in planned.SelectMany(chain => chain).Select(step => step.Change).Where(change => change is not Refused))
        {
            var key = new ObjectKey(change.Target.Namespace!, change.Target.Name);
            accounts[key] = Fact<ServiceAccount>.Found(new(key.Namespace, key.Name, new StoredAccount(change.ToJson()).ImagePullSecrets));
            foreach (var (name, fact) in await secrets.InAsync(key.Namespace, cancel))
                known[new(key.Namespace, name)] = fact.Map(secret => secret.ToSecret());
        }
        return facts with { ServiceAccounts = accounts, Secrets = known, Pods = [.. facts.Pods.Where(pod => accounts.ContainsKey(new(pod.Namespace, pod.ServiceAccountName)))] };
    }

    private async Task<Recreation> WithSpecAsync(Recreation one, CancellationToken cancel) => restart == Restarts.All && one.IsBare
        ? one with { Json = (await cluster.Stored.OneAsync(new ObjectRef(ResourceType.Pod, one.Pod.Namespace, one.Pod.Name), cancel)).OrThrow() }
        : one;

    private static string Names(List<string> pods)
    {
        const int Most = 5;
        return ShortList.Of(pods, Most);
    }
}

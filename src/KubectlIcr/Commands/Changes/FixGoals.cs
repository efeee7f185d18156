using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Changes;

/// <summary>The goals of a fix plan: one chain per namespace, each object once, in the order of the plan.</summary>
/// <param name="barePods">Pods without a controller are recreated too.</param>
internal sealed class FixGoals(StoredObjects stored, Fingerprints fingerprints, bool barePods)
{
    private readonly CopyPlan copies = new(Overwrite: false, CreateNamespaces: false, fingerprints);
    private readonly ConcurrentDictionary<ObjectKey, Lazy<Task<StoredSecret?>>> origins = [];

    public IReadOnlyList<IReadOnlyList<Goal>> Chains(FixPlan plan) =>
        [.. plan.Steps.GroupBy(planned => planned.Step.Namespace, planned => planned.Step).Select(steps => (IReadOnlyList<Goal>)[.. Chain([.. steps])]).Where(chain => chain.Count > 0)];

    private IEnumerable<Goal> Chain(IReadOnlyList<Step> steps) =>
    [
        .. steps.OfType<CopySecret>().Select(Copy),
        .. steps.OfType<BindServiceAccount>().GroupBy(bind => new ObjectKey(bind.Namespace, bind.Account), bind => bind.Secret).Select(Bind),
        .. steps.OfType<Renewal>().SelectMany(Recreated),
    ];

    private Goal Copy(CopySecret copy)
    {
        var target = new ObjectKey(copy.To, copy.NewName);
        return new Goal(ObjectRef.Secret(target), async cancel =>
            await origins.GetOrAdd(new(copy.From, copy.Name), key => new(() => SecretAsync(key, cancel))).Value is { } origin
                ? copies.Secret(CopySource.Of(origin, copy.NewName, copy.Registry), copy.To, await SecretAsync(target, cancel))
                : new Refused(ObjectRef.Secret(target), $"can't be created: secret \"{copy.Name}\" in namespace {copy.From} no longer exists"));
    }

    private async Task<StoredSecret?> SecretAsync(ObjectKey key, CancellationToken cancel) => (await stored.SecretAsync(key, cancel)).OrThrow();

    private Goal Bind(IGrouping<ObjectKey, string> secrets) => BindGoals.Copied(stored, secrets.Key, [.. secrets], isNew: false);

    private IEnumerable<Goal> Recreated(Renewal step) => step switch
    {
        RestartWorkload workload when ResourceType.TryFind(workload.Kind, out var type) =>
            [Goal.Of(new Restart(new ObjectRef(type, workload.Namespace, workload.Name), DateTimeOffset.UtcNow))],
        DeletePod pod => [Deletion(new LivePod(stored, pod.Namespace, pod.Name), atOnce: false)],
        ReplacePod pod when barePods => Replaced(new LivePod(stored, pod.Namespace, pod.Name)),
        _ => [],
    };

    private Goal[] Replaced(LivePod pod) =>
    [
        Deletion(pod, atOnce: true),
        new(pod.Target, async cancel => await pod.JsonAsync(cancel) is { } json ? await PodGoals.Again(stored, new CreateAgain(pod.Target, json, [])).PlanAsync(cancel) : pod.Gone),
    ];

    private static Goal Deletion(LivePod pod, bool atOnce) => new(pod.Target, async cancel =>
        await pod.JsonAsync(cancel) is { } json ? new DeleteObject(pod.Target, StoredMeta.Of(json).Uid, atOnce) : pod.Gone);

    /// <summary>A pod as it was when the plan was made: what is deleted and what is made again are the same.</summary>
    private sealed class LivePod(StoredObjects stored, string @namespace, string name)
    {
        private Task<Answer<JsonObject>>? reading;

        public ObjectRef Target { get; } = new(ResourceType.Pod, @namespace, name);

        public Change Gone => Unchanged.Of(Target);

        public async Task<JsonObject?> JsonAsync(CancellationToken cancel) => (await (reading ??= stored.OneAsync(Target, cancel))).OrThrow();
    }
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>What is known of when a failing pull's objects were made and written, and when it failed: the order only, which proves nothing of a cause.</summary>
internal static class Moments
{
    /// <summary>A creation and the write that makes the object carry times of the same request.</summary>
    private static readonly TimeSpan OneRequest = TimeSpan.FromSeconds(1);

    /// <summary>Oldest first; null where there is no order to tell.</summary>
    public static IReadOnlyList<Moment>? Of(Pull pull, RunningPods running) =>
        pull.FailsNow && All(pull, running).OrderBy(moment => moment.Time).ToList() is { Count: > 1 } moments ? moments : null;

    /// <summary>Who made it: where the creation is a write that is known, the two are one.</summary>
    public static Edit? Creation(DateTimeOffset? created, IReadOnlyList<Edit> edits) => edits.FirstOrDefault(edit => (edit.Time - created)?.Duration() <= OneRequest);

    private static IEnumerable<Moment> All(Pull pull, RunningPods running)
    {
        var pod = pull.Pod;
        var own = $"{pod.Kind.ToLowerInvariant()}/{pod.Name}";
        return
        [
            .. pull.Secrets.Select(named => named.Fact.Value).OfType<Secret>().SelectMany(secret => OfObject($"secret/{secret.Name}", secret.CreatedAt, secret.Edits)),
            .. pull.ServiceAccount.Value is { } account ? OfObject($"serviceaccount/{account.Name}", null, account.Edits) : [],
            .. pod.Template is { } template ? OfObject(TypeName.Of(template.Owner), null, template.Edits) : [],
            .. pod.CreatedAt is { } created ? [new Moment(created, own, "created")] : (Moment[])[],
            .. pull.FailedAt is { } span ? Failures(span, own) : [],
            .. Ends(running.Of(pod)).Select(other => new Moment(other.CreatedAt!.Value, $"pod/{other.Name}", "running-pod-created")),
        ];
    }

    private static IEnumerable<Moment> OfObject(string name, DateTimeOffset? created, IReadOnlyList<Edit> edits)
    {
        var creation = Creation(created, edits);
        if (created is { } time) yield return new Moment(time, name, "created") { By = creation?.Manager };
        foreach (var edit in edits.Where(edit => edit != creation)) yield return new Moment(edit.Time, name, "written") { By = edit.Manager };
    }

    private static IEnumerable<Moment> Failures(FailureSpan span, string own)
    {
        yield return new Moment(span.First, own, "first-failure");
        if (span.Last > span.First) yield return new Moment(span.Last, own, "last-failure");
    }

    private static IEnumerable<Pod> Ends(IReadOnlyList<Pod> pods) => pods.Count < 2 ? pods : [pods[0], pods[^1]];
}

using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Before pods are restarted their nodes pull in trial pods, as the new pods will: what would fail again is left as it is.</summary>
/// <param name="pulls">Of the pods that were checked.</param>
internal sealed class ProvedRestarts(NodeTrials trials, StoredObjects stored, IReadOnlyList<Pull> pulls, TrialLock run, Terminal terminal)
{
    private int count;

    /// <summary>A permission that the trials need and the changes do not.</summary>
    public static IEnumerable<Right> Rights(IEnumerable<Change> changes) =>
        changes.Where(IsRestart).Select(change => change.Target.Namespace!).Distinct()
            .SelectMany(@namespace => new CreateTrial(new ObjectRef(ResourceType.Pod, @namespace, "trial"), []).Rights);

    /// <returns>Why the change must wait; null where it may be made.</returns>
    public async Task<string?> ObstacleAsync(Change change, CancellationToken cancel)
    {
        if (!IsRestart(change))
            return null;
        var failing = pulls.Where(pull => pull.FailsNow && !pull.Use.IsSandbox && pull.Image is not null && IsOf(pull.Pod, change.Target)).ToList();
        var secrets = await SecretsAsync(change.Target, cancel);
        var asked = TrialPlan.Of(failing).Select(trial => trial with { Secrets = secrets }).ToList();
        var answers = new Dictionary<Trial, NodeTrial>();
        var planned = await trials.PlanAsync(asked, run.Run, answers, cancel, Interlocked.Add(ref count, asked.Count) - asked.Count);
        foreach (var (trial, answer) in await trials.AskAsync(planned, cancel))
            answers[trial] = answer;
        foreach (var (trial, answer) in answers.Where(one => one.Value.HasPulled))
            terminal.Say($"{answer.Place} pulls {trial.Image} with the new credentials: {answer.Words}");
        return answers.FirstOrDefault(one => !one.Value.HasPulled) is { Key: { } failed, Value: var why } ? $"was not restarted: {why.Place} can't pull {failed.Image} with the new credentials: {why.Words}" : null;
    }

    private static bool IsRestart(Change change) => change is Restart || (change is DeleteObject && change.Target.Type == ResourceType.Pod);

    private static bool IsOf(Pod pod, ObjectRef target) =>
        pod.Namespace == target.Namespace && (target.Type == ResourceType.Pod ? pod.Name == target.Name : pod.Owner == $"{target.Type.Kind}/{target.Name}");

    /// <summary>The pull secrets that a new pod names itself; null where it gets its service account's.</summary>
    private async Task<IReadOnlyList<string>?> SecretsAsync(ObjectRef target, CancellationToken cancel)
    {
        var own = target.Type == ResourceType.Pod && pulls.FirstOrDefault(pull => IsOf(pull.Pod, target))?.Pod is { } pod ? OwnerOf(pod) ?? target : target;
        return (await stored.OneAsync(own, cancel)).Value is { } json && TrialScene.Spec(json) is { } spec ? TrialScene.Secrets(spec) : null;
    }

    private static ObjectRef? OwnerOf(Pod pod) =>
        pod.Owner?.Split('/') is [var kind, var name] && ResourceType.OfKind(kind) is { } type ? new ObjectRef(type, pod.Namespace, name) : null;
}

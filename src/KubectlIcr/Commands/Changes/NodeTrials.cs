using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Lets nodes answer: plans the trial pods, creates them, waits for the answers, and deletes them.</summary>
/// <param name="withUser">Not on OpenShift, see <see cref="TrialPod"/>.</param>
internal sealed class NodeTrials(LiveCluster cluster, TimeSpan timeout, bool withUser, Terminal terminal)
{
    /// <summary>The kubelet's own deadline comes after ours.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(1);

    /// <summary>A pod that was not deleted, or could not be created or watched, was reported.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The trials that can be made, each with its pod; what can't be is in <paramref name="problems"/>.</summary>
    /// <param name="first">How many trial pods the run has already.</param>
    public async Task<IReadOnlyList<PlannedTrial>> PlanAsync(IReadOnlyList<Trial> trials, string run, Dictionary<Trial, NodeTrial> problems, CancellationToken cancel, int first = 0)
    {
        var scene = new TrialScene(cluster.Stored, cancel);
        var planned = new List<PlannedTrial>();
        foreach (var (index, trial) in trials.Index())
        {
            var like = await scene.LikeAsync(trial);
            if (await scene.ObstacleAsync(like) is { } obstacle)
                problems[trial] = new NodeTrial { Node = trial.Node, Secret = trial.Candidate, Problem = obstacle };
            else
                planned.Add(new(trial, Create(like, $"kubectl-icr-trial-{run}-{first + index + 1}", run)));
        }
        return planned;
    }

    /// <exception cref="UserError">A right is missing: nothing was created.</exception>
    public async Task CheckRightsAsync(IEnumerable<PlannedTrial> planned, CancellationToken cancel)
    {
        var missing = await cluster.Rights.MissingAsync(planned.SelectMany(one => one.Create.Rights), cancel);
        if (missing.Count > 0)
            throw new UserError($"error: you are not allowed to {string.Join(" or ", missing.Select(right => right.ToString()).Distinct().Order(StringComparer.Ordinal))}; nothing was created");
    }

    /// <summary>Creates the pods, eight at a time, and deletes each when its answer is there.</summary>
    public async Task<IReadOnlyDictionary<Trial, NodeTrial>> AskAsync(IReadOnlyList<PlannedTrial> planned, CancellationToken cancel)
    {
        var answers = new NodeTrial?[planned.Count];
        using var held = terminal.CleanUp.Hold();
        foreach (var @namespace in planned.Select(one => one.Trial.Namespace).Distinct())
            await LeftoverTrials.DeleteAsync(cluster, @namespace, terminal, cancel);
        await using var progress = Progress.On(terminal);
        progress.Say($"waiting for the nodes to respond ({planned.Count})");
        await WideList.EachAsync(Enumerable.Range(0, planned.Count), async index => answers[index] = await AskAsync(planned[index], cancel), cancel);
        return planned.Zip(answers).ToDictionary(pair => pair.First.Trial, pair => pair.Second!);
    }

    /// <summary>Tells of trials without an answer, one line each.</summary>
    public void Tell(IEnumerable<NodeTrial> answers)
    {
        foreach (var problem in answers.Select(answer => answer.Problem).OfType<string>().Distinct())
            Say($"error: {problem}");
    }

    private async Task<NodeTrial> AskAsync(PlannedTrial planned, CancellationToken cancel)
    {
        var run = new TrialRun(cluster, planned.Trial, planned.Create, timeout);
        try
        {
            return await run.AskAsync(cancel);
        }
        finally
        {
            if (run.Left is { } left)
                Say($"error: {left}");
        }
    }

    private void Say(string line)
    {
        HasFailed = true;
        terminal.Say(line);
    }

    private CreateTrial Create(Trial trial, string name, string run) =>
        new(new ObjectRef(ResourceType.Pod, trial.Namespace, name), TrialPod.Of(trial, name, run, timeout + Spare, withUser));
}

/// <summary>A trial and the pod that makes it.</summary>
internal sealed record PlannedTrial(Trial Trial, CreateTrial Create);

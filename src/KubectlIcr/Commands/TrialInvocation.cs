using KubectlIcr.Cluster;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Commands.Options;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands;

/// <summary>Checks with the node's own answer: lets it pull in trial pods, which are deleted again, and judges what it said as any failure.</summary>
internal sealed record TrialInvocation : Invocation
{
    /// <summary>More than this at once is hardly intended.</summary>
    private const int Most = 50;

    public required CheckInvocation Check { get; init; }

    public required TrialOptions Trial { get; init; }

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        using var cluster = await LiveCluster.OpenAsync(Check.Kube, Change, terminal, cancel);
        var facts = await Check.FactsAsync(terminal, cancel, cluster.Read);
        var pulls = Pulls.Join(facts);
        var trials = TrialPlan.Of(TrialPlan.Worth(pulls, Check.IsNamed, Check.All), Trial.Node, Trial.Secret);
        if (trials.Count > Most)
            throw new UserError($"error: this would create {trials.Count} trial pods, but the limit is {Most}; specify fewer pods");
        var talk = Talk(terminal);
        var all = new NodeTrials(cluster, Trial.Timeout, !facts.Identity.IsOpenShift, talk);
        using var run = TrialLock.Take(terminal);
        var answers = new Dictionary<Trial, NodeTrial>();
        var planned = await all.PlanAsync(trials, run.Run, answers, cancel);
        if (Trial.DryRun != DryRun.None)
            return await TryOnlyAsync(all, cluster, planned, answers.Values, terminal, cancel);
        if (planned.Count > 0)
            await AskAsync(all, planned, answers, talk, cancel);
        else if (trials.Count == 0 && pulls.Count > 0)
            terminal.Say(pulls.Any(pull => pull.FailsNow)
                ? "No trial pod was created: these failures happen before the image is pulled."
                : "No trial pod was created: no container fails to pull its image. Use --all to include healthy containers.");
        all.Tell(answers.Values);
        var code = Check.Print(await Check.ReportAsync(facts, [.. pulls.Select(pull => Heard(pull, answers))], terminal, cancel), terminal);
        return all.HasFailed ? ExitCode.Failed : code;
    }

    private ChangeOptions Change => new() { DryRun = Trial.DryRun, FieldManager = Trial.FieldManager, Output = Check.Output };

    /// <summary>If standard output must contain one document, progress goes to standard error.</summary>
    private Terminal Talk(Terminal terminal) => Check.Output.IsDocument || Check.Output.Format == OutputFormat.Name ? terminal with { Out = terminal.Error, OutIsTerminal = terminal.ErrorIsTerminal } : terminal;

    private static Pull Heard(Pull pull, Dictionary<Trial, NodeTrial> answers)
    {
        var (trial, answer) = answers.FirstOrDefault(one => one.Key.Pulls.Any(other => ReferenceEquals(other, pull)));
        return trial is null ? pull : pull.Tried(answer with { IsOfPod = trial.IsOf(pull) });
    }

    private async Task AskAsync(NodeTrials all, IReadOnlyList<PlannedTrial> planned, Dictionary<Trial, NodeTrial> answers, Terminal talk, CancellationToken cancel)
    {
        await all.CheckRightsAsync(planned, cancel);
        Show(planned, talk);
        if (!Trial.Yes && !await Consent.AskAsync(talk, cancel))
        {
            talk.Say("Nothing was created.");
            return;
        }
        foreach (var (trial, answer) in await all.AskAsync(planned, cancel))
            answers[trial] = answer;
    }

    private static void Show(IReadOnlyList<PlannedTrial> planned, Terminal talk)
    {
        talk.Out.WriteLine("Trial pods to create, and to delete as soon as the node has responded:");
        foreach (var (trial, create) in planned)
            talk.Out.WriteLine(PlainText.OneLine($"  + {create.Target} pulls {trial.Title}{With(trial)}, but runs nothing"));
        talk.Out.WriteLine();
        talk.Out.Flush();
    }

    private static string With(Trial trial) => trial.Secrets switch
    {
        null => $" with the pull secrets of service account {trial.ServiceAccount}",
        [TrialPlan.NoSecret] => " without a pull secret",
        var names => $" with {(names.Count == 1 ? "secret" : "secrets")} {string.Join(", ", names)}",
    };

    /// <summary>The pods as they would be created, as kubectl prints a dry run.</summary>
    private async Task<int> TryOnlyAsync(NodeTrials all, LiveCluster cluster, IReadOnlyList<PlannedTrial> planned, IEnumerable<NodeTrial> problems, Terminal terminal, CancellationToken cancel)
    {
        var changes = new ChangeRun(cluster, Change, terminal);
        var plan = await changes.PlanAsync([.. planned.Select(one => (IReadOnlyList<Goal>)[Goal.Of(one.Create)])], cancel);
        var code = changes.Report(await changes.ApplyAsync(plan, cancel));
        all.Tell(problems);
        return all.HasFailed ? ExitCode.Failed : code;
    }
}

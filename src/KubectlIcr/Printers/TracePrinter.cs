using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>How the kubelet comes by the credentials for one pull, and what each of them got.</summary>
internal sealed class TracePrinter(TextWriter output, int width)
{
    private readonly TraceLayout layout = new(output, width);

    /// <summary>When the facts were read: ages count from then.</summary>
    public DateTimeOffset Now { get; init; }

    public void Print(PullReport pull)
    {
        output.WriteLine();
        layout.Wrapped("", $"Trace of {string.Join(", ", new[] { TypeName.Of(pull.Pod, pull.Namespace), pull.UseWords, $"image {pull.Image.Raw}" }.OfType<string>())}", hanging: 4);
        if (pull.PullSecrets is { } traced)
        {
            new TracedSecretLines(layout).Print(pull, traced);
            new TracedCredentialLines(layout).Print(pull);
        }
        else
        {
            layout.Line("The node pulls this image for itself, without the pod's pull secrets.");
        }
        PrintNodeWide(pull.NodeWide ?? []);
        PrintNode(pull);
        PrintRegistry(pull);
        PrintOthers(pull.PullSecrets?.Others ?? []);
        PrintTimeline(pull.Timeline ?? []);
    }

    private void PrintNodeWide(IReadOnlyList<NodeWideReport> all)
    {
        if (all.Count > 0)
            layout.Line("Node-wide credentials that match:");
        layout.Numbered([.. all.Select(one => ($"{one.Namespace}/{one.Name}", (IReadOnlyList<string>)[
            $"{TracedCredentialLines.Entry(one.Key, one.Username)}: {one.Reached switch { true => "on the node", false => "not on the node yet", null => "can't tell whether it is on the node" }}"]))]);
    }

    /// <summary>If it is not known which credential got this answer, it is shown for all.</summary>
    private void PrintNode(PullReport pull)
    {
        if (pull.Cause is null)
            layout.Line($"{Place(pull)}: {(pull.State is null ? "nothing has been pulled yet" : $"no failure ({pull.State})")}");
        else if (pull.Credentials?.Tries.Any(one => one.Node is not null) != true)
            layout.Line($"{Place(pull)}: {pull.Summary ?? pull.Text}");
    }

    /// <summary>Where the pull takes place.</summary>
    private static string Place(PullReport pull) => pull.Kind == "ImageStream" ? "Import" : "On the node";

    private void PrintRegistry(PullReport pull)
    {
        if (pull is { Registry.Asked: false, Image.Error: null, Credentials.Error: null })
            layout.Line($"From this machine: the registry was not queried{(pull.Cause is null ? "" : " (use --registry=all to query it)")}");
        foreach (var answer in (pull.Registry.Tries ?? []).Where(answer => answer.Secret is null))
            layout.Line($"From this machine, without credentials: {answer.Text}");
    }

    private void PrintOthers(IReadOnlyList<OtherSecret> others)
    {
        if (others.Count > 0)
            layout.Line("Other secrets that match, but are not used for this image:");
        layout.Numbered([.. others.Select(other => ($"{other.Namespace}/{other.Name}", (IReadOnlyList<string>)[
            $"{TracedCredentialLines.Entry(other.Key, other.Username)}: {(other.Against is { } against ? $"ruled out: {against}" : other.Answer ?? "untested")}"]))]);
    }

    private void PrintTimeline(IReadOnlyList<Moment> moments)
    {
        if (moments.Count == 0)
            return;
        layout.Line("Timeline:");
        layout.Table([.. moments.Select(moment => (TimeWords.Of(moment.Time, Now), $"{Told(moment)}{(moment.By is { } manager ? $" by {manager}" : "")}"))]);
    }

    private static string Told(Moment moment) => moment.What switch
    {
        "first-failure" => "first known failure",
        "last-failure" => "last known failure",
        "running-pod-created" => $"running {moment.Object} created",
        "written" => $"{moment.Object} last updated",
        var what => $"{moment.Object} {what}",
    };
}

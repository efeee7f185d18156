using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>How the kubelet comes by the credentials for one pull, and what each of them got.</summary>
internal sealed class TracePrinter(TextWriter output, int width)
{
    private const int MostKeys = 5;
    private const string Indent = "  ";

    /// <summary>When the facts were read: ages count from then.</summary>
    public DateTimeOffset Now { get; init; }

    public void Print(PullReport pull)
    {
        output.WriteLine();
        Wrapped("", $"Trace of {pull.Namespace}/{pull.Pod}, {(pull.Volume is { } volume ? $"volume {volume}" : $"container {pull.Container}")}, image {pull.Image.Raw}");
        if (pull.PullSecrets is { } traced)
            PrintSecrets(pull, traced);
        else
            Wrapped(Indent, "The node pulls this image for itself, without the pod's pull secrets.");
        if (pull.PullSecrets is not null)
            PrintCredentials(pull);
        PrintNodeWide(pull.NodeWide ?? []);
        PrintNode(pull);
        PrintRegistry(pull);
        PrintOthers(pull.PullSecrets?.Others ?? []);
        PrintTimeline(pull.Timeline ?? []);
    }

    private void PrintSecrets(PullReport pull, TracedSecrets traced)
    {
        var account = traced.ServiceAccountSecrets switch
        {
            null => "was not found or not read",
            { Count: 0 } => "lists none",
            var names => $"lists {Few.Of(names, MostKeys)}",
        };
        var whose = traced.From switch
        {
            "serviceaccount" => $"from service account {pull.ServiceAccount}, for new pods",
            "project" => "in the project, used for imports",
            "build" => "for the build",
            _ => $"in the pod's own list (service account {pull.ServiceAccount} {account})",
        };
        Wrapped(Indent, $"Pull secrets {whose}:{(traced.Secrets.Count == 0 ? " none" : "")}");
        Numbered([.. traced.Secrets.Select(secret => (secret.Name, (IReadOnlyList<string>)[Told(pull, secret)]))]);
    }

    private static string Told(PullReport pull, TracedSecret secret) => secret.Outcome switch
    {
        "matched" => $"matches: {string.Join(", ", secret.Keys.Select(Told))}",
        "no-match" when secret.OtherKeys is { Count: > 0 } keys => $"no entry for {pull.Image.Registry}/{pull.Image.Repository}; its keys: {Few.Of(keys, MostKeys)}",
        "no-match" => "has no entries",
        "ignored" => $"skipped: {secret.Reason}",
        "missing" => $"skipped: it {secret.Reason}",
        "unparsable" => $"can't be parsed, which fails the pull: {secret.Reason}",
        "unread" => $"not read: {secret.Reason}",
        _ => $"not used: {secret.Reason}",
    };

    private static string Told(MatchedKey key) => $"key {key.Key} (by {key.By switch { "docker-hub" => "Docker Hub's own name", var by => by }})";

    private void PrintCredentials(PullReport pull)
    {
        if (pull.Image.Error is { } error)
            Wrapped(Indent, $"Credentials: none, since the image reference is not valid: {error}");
        else if (pull.Credentials is not { } credentials)
            Wrapped(Indent, "Credentials: unknown, since not all pull secrets were read");
        else if (credentials.Error is not null)
            Wrapped(Indent, "Credentials: none. The kubelet fails the pull before it contacts the registry.");
        else if (credentials.Tries.Count == 0)
            Wrapped(Indent, $"Credentials: none. {(pull.PullSecrets?.From is "project" or "build" ? "OpenShift" : "The kubelet")} pulls without credentials.");
        else
            PrintTries(pull, credentials.Tries);
    }

    private void PrintTries(PullReport pull, IReadOnlyList<TryReport> tries)
    {
        Wrapped(Indent, "Credentials, in the order the kubelet tries them:");
        Numbered([.. tries.Select(one => (one.Secret, (IReadOnlyList<string>)[.. Told(pull, one)]))]);
    }

    private static IEnumerable<string> Told(PullReport pull, TryReport one)
    {
        yield return $"key {one.Key}, user {(one.Username.Length == 0 ? "(empty)" : one.Username)}";
        if (one.Node is { } node)
            yield return $"node: {node.Text}";
        if (!pull.Registry.Asked)
            yield break;
        yield return pull.Registry.Tries?.FirstOrDefault(answer => (answer.Secret, answer.Key, answer.Username) == (one.Secret, one.Key, one.Username)) is { } answer
            ? $"this machine: {answer.Text}"
            : $"this machine: not tried{(pull.Registry.Tries?.Any(answer => answer.Result == "ok") == true ? "; the previous one gets the image" : "")}";
    }

    private void PrintNodeWide(IReadOnlyList<NodeWideReport> all)
    {
        if (all.Count == 0)
            return;
        Wrapped(Indent, "Node-wide credentials, which the node also tries:");
        Numbered([.. all.Select(one => ($"{one.Namespace}/{one.Name}", (IReadOnlyList<string>)[
            $"key {one.Key}, user {one.Username}: {one.Reached switch { true => "on the node", false => "not on the node yet", null => "can't tell whether it is on the node" }}"]))]);
    }

    /// <summary>If it is not known which credential got this answer, it is shown for all.</summary>
    private void PrintNode(PullReport pull)
    {
        if (pull.Cause is null)
            Wrapped(Indent, $"Node: {(pull.State is null ? "nothing was pulled yet" : $"no failure ({pull.State})")}");
        else if (pull.Credentials?.Tries.Any(one => one.Node is not null) != true)
            Wrapped(Indent, $"Node: {pull.Summary ?? pull.Text}");
    }

    private void PrintRegistry(PullReport pull)
    {
        if (pull is { Registry.Asked: false, Image.Error: null, Credentials.Error: null })
            Wrapped(Indent, $"This machine: the registry was not asked{(pull.Cause is null ? "" : " (--registry all asks it)")}");
        foreach (var answer in (pull.Registry.Tries ?? []).Where(answer => answer.Secret is null))
            Wrapped(Indent, $"This machine, without credentials: {answer.Text}");
    }

    private void PrintOthers(IReadOnlyList<OtherSecret> others)
    {
        if (others.Count == 0)
            return;
        Wrapped(Indent, "Other secrets with an entry for the image:");
        Numbered([.. others.Select(other => ($"{other.Namespace}/{other.Name}", (IReadOnlyList<string>)[
            $"key {other.Key}, user {other.Username}: {(other.Against is { } against ? $"ruled out: {against}" : other.Answer ?? "not tried")}"]))]);
    }

    private void PrintTimeline(IReadOnlyList<Moment> moments)
    {
        if (moments.Count == 0)
            return;
        Wrapped(Indent, "In order (times in UTC):");
        var times = moments.Select(moment => TimeWords.Of(moment.Time, Now)).ToList();
        var column = times.Max(time => time.Length);
        for (var i = 0; i < times.Count; i++)
            Wrapped($"{Indent}{Indent}{times[i].PadRight(column)}  ", $"{Told(moments[i])}{(moments[i].By is { } manager ? $" by {manager}" : "")}", column + 6);
    }

    private static string Told(Moment moment) => moment.What switch
    {
        "first-failure" => "first known failure",
        "last-failure" => "last known failure",
        "running-pod-created" => $"{moment.Object} created, which runs",
        "written" => $"{moment.Object} last written",
        var what => $"{moment.Object} {what}",
    };

    /// <summary>Names in a column, and beside each what there is to say of it.</summary>
    private void Numbered(IReadOnlyList<(string Name, IReadOnlyList<string> Told)> rows)
    {
        var names = Math.Min(rows.Select(row => row.Name.Length).DefaultIfEmpty().Max(), width / 4);
        for (var i = 0; i < rows.Count; i++)
        {
            var label = $"{Indent}{Indent}{i + 1}. {PlainText.OneLine(rows[i].Name).PadRight(names)}  ";
            foreach (var told in rows[i].Told)
            {
                Wrapped(label, told, names + 9);
                label = "".PadRight(names + 9);
            }
        }
    }

    private void Wrapped(string label, string text, int hanging = 4)
    {
        foreach (var line in PlainText.Wrap(text, Math.Max(width - Math.Max(label.Length, hanging), width / 2)))
        {
            output.WriteLine($"{label}{line}".TrimEnd());
            label = "".PadRight(hanging);
        }
    }
}

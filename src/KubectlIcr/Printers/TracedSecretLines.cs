using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The pull secrets of a trace, in the order in which the kubelet reads them, and what became of each.</summary>
internal sealed class TracedSecretLines(TraceLayout layout)
{
    private const int MostNames = 5;

    public void Print(PullReport pull, TracedSecrets traced)
    {
        layout.Line($"{Head(pull, traced)}:{(traced.Secrets.Count == 0 ? " none" : "")}");
        layout.Numbered([.. traced.Secrets.Select(secret => (secret.Name, (IReadOnlyList<string>)[Told(secret)]))]);
    }

    private static string Head(PullReport pull, TracedSecrets traced) => traced.From switch
    {
        "serviceaccount" => $"Pull secrets of service account \"{pull.ServiceAccount}\", which new pods get",
        "project" => "Pull secrets in the project (used by image imports)",
        "build" => "Pull secrets of the build",
        _ => $"Pull secrets of the pod (service account \"{pull.ServiceAccount}\" {Listed(traced.ServiceAccountSecrets)})",
    };

    private static string Listed(IReadOnlyList<string>? names) => names switch
    {
        null => "was not found or not read",
        [] => "lists no pull secrets",
        _ => $"lists {ShortList.Of([.. names.Select(name => $"\"{name}\"")], MostNames)}",
    };

    private static string Told(TracedSecret secret) => secret.Outcome switch
    {
        "matched" => $"matches: {string.Join(", ", secret.Keys.Select(Told))}",
        "no-match" when secret.OtherKeys is { Count: > 0 } entries => $"no match: has entries for {ShortList.Of(entries, MostNames)}",
        "no-match" => "no match: has no entries",
        "ignored" => $"skipped: {secret.Reason}",
        "missing" => $"skipped: {secret.Reason}",
        "unparsable" => $"can't be parsed, so the pull fails: {secret.Reason}",
        "unread" => $"not read ({secret.Reason})",
        _ => $"not used: {secret.Reason}",
    };

    private static string Told(MatchedKey entry) => $"entry {entry.Key} ({entry.By switch { "docker-hub" => "as an alias of docker.io", var by => $"by {by}" }})";
}

using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The credentials of a trace, in the order in which the kubelet tries them, and the answers that each of them got.</summary>
internal sealed class TracedCredentialLines(TraceLayout layout)
{
    private const string Head = "Credentials that match";

    /// <summary>An entry in words, e.g. <c>entry us.icr.io, username "iamapikey"</c>.</summary>
    public static string Entry(string key, string username) => $"entry {key}, username \"{username}\"";

    public void Print(PullReport pull)
    {
        if (Missing(pull) is { } missing)
            layout.Line($"{Head}: {missing}");
        else
            PrintTries(pull, pull.Credentials!.Tries);
    }

    private static string? Missing(PullReport pull) => pull switch
    {
        { Image.Error: { } error } => $"none, since the image reference is not valid: {error}",
        { Credentials: null } => "unknown, since not all pull secrets were read",
        { Credentials.Error: not null } => "none. The kubelet fails the pull before it contacts the registry.",
        { Credentials.Tries: [] } => $"none. {(pull.PullSecrets?.From is "project" or "build" ? "OpenShift" : "The kubelet")} pulls without credentials.",
        _ => null,
    };

    private void PrintTries(PullReport pull, IReadOnlyList<TryReport> tries)
    {
        layout.Line($"{Head}, in the order in which the kubelet tries them:");
        layout.Numbered([.. tries.Select(one => (one.Secret, (IReadOnlyList<string>)[.. Told(pull, one)]))]);
    }

    private static IEnumerable<string> Told(PullReport pull, TryReport one)
    {
        yield return Entry(one.Key, one.Username);
        if (one.Node is { } node)
            yield return $"on the node: {node.Text}";
        if (pull.Registry.Asked)
            yield return $"from this machine: {Answer(pull.Registry.Tries ?? [], one)}";
    }

    private static string Answer(IReadOnlyList<AnswerReport> answers, TryReport one) =>
        answers.FirstOrDefault(answer => (answer.Secret, answer.Key, answer.Username) == (one.Secret, one.Key, one.Username))?.Text
        ?? $"not tried{(answers.Any(answer => answer.Result == "ok") ? ", since an earlier one works" : "")}";
}

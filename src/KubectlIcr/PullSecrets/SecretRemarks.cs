using KubectlIcr.Cluster;

namespace KubectlIcr.PullSecrets;

/// <summary>What is to be said of a pull secret as a whole: its status.</summary>
internal sealed class SecretRemarks(StaleCopies copies, CredentialAnswers answers)
{
    public const string UnusedWord = "unused";

    /// <summary>Empty for a secret with which nothing is wrong.</summary>
    public IReadOnlyList<Remark> Of(PullSecret secret, SecretUse use) =>
        [.. new[] { Missing(secret), Unread(secret), Unparsable(secret), Ignored(secret), Blank(secret) }.OfType<Remark>(), .. secret.Blank is null ? OfEntries(secret) : [], .. Refused(secret), .. OfCopy(secret), .. Unused(secret, use)];

    private static Remark? Missing(PullSecret secret) => secret.Fact.IsAbsent ? new("missing", "is referenced but does not exist") : null;

    private static Remark? Unread(PullSecret secret) => secret.Fact.Unread is { } reason ? new("unread", reason, IsProblem: false) : null;

    private static Remark? Unparsable(PullSecret secret) => secret.Config?.Error is { } error ? new("unparsable", $"{error}: the kubelet {secret.Reaction}") : null;

    private static Remark? Ignored(PullSecret secret) => secret.Config?.Ignored is { } reason ? new("ignored", $"{reason}: the kubelet {secret.Reaction}") : null;

    private static Remark? Blank(PullSecret secret) => secret.Blank is { } reason ? new("no-credential", $"{reason}: the kubelet {secret.Reaction}") : null;

    /// <summary>One a word: a secret of IBM Cloud has dozens of like entries.</summary>
    private static IEnumerable<Remark> OfEntries(PullSecret secret) =>
        from entry in secret.Entries
        from remark in EntryRemarks.Of(entry)
        where remark.IsProblem
        group (entry, remark) by remark.Word into alike
        let first = alike.First()
        select first.remark with { Text = $"entry for {first.entry.RegistryKey.Shown}: {first.remark.Text}{(alike.Skip(1).Any() ? $", and {alike.Count() - 1} more like it" : "")}" };

    private IEnumerable<Remark> Refused(PullSecret secret)
    {
        var words = secret.Entries.Select(entry =>
            answers.Login(entry) is { LoginTaken: false } login ? login.Words
            : answers.Key(entry)?.Refusal is { } refusal ? $"IAM rejects the API key: {refusal.Code} {refusal.Sentence}"
            : null).OfType<string>().Distinct().ToList();
        return words.Count == 0 ? [] : [new Remark(LoginVerdict.Refused, string.Join("; ", words))];
    }

    private IEnumerable<Remark> OfCopy(PullSecret secret) => copies.IsStale(secret)
        ? [new Remark("stale-copy", $"was copied from secret \"{secret.Fact.Value!.Original!.Value.Name}\" in namespace {secret.Fact.Value.Original.Value.Namespace}, but no longer matches it")]
        : copies.Unread(secret) is { } reason ? [new Remark("original-unread", $"{(secret.Fact.Value!.CopiedFrom is null ? "could be an outdated copy, but can't be compared with its namesake in namespace default" : "is a copy, but can't be compared with its original")} ({reason})", IsProblem: false)]
        : [];

    private static IEnumerable<Remark> Unused(PullSecret secret, SecretUse use) => use.IsUnused && secret.Fact.Value is not null
        ? [new Remark(UnusedWord, "no pod, workload or service account references it", IsProblem: false)]
        : [];
}

using KubectlIcr.Cluster;
using KubectlIcr.Commands.Options;
using KubectlIcr.Kubelet;
using KubectlIcr.Probe;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Commands.Changes;

/// <summary>Asks registries and IAM about credentials before anything is written: a rejected one ends the command unless it is forced.</summary>
/// <param name="verb">What the command does with a secret, e.g. <c>copy</c>.</param>
internal sealed class LoginCheck(RegistryOptions registry, KubeOptions kube, bool force, string verb)
{
    /// <exception cref="UserError">A credential was rejected. Nothing was changed.</exception>
    public async Task PassAsync(IEnumerable<Secret> secrets, string server, Terminal terminal, CancellationToken cancel)
    {
        if (registry is { Scope: null or RegistryScope.None, Iam: false })
            return;
        var entries = secrets
            .SelectMany(secret => DockerConfig.Read(secret).Entries, (secret, entry) => (secret.Key, Entry: entry))
            .Where(one => one.Entry.RegistryKey.Index is not null).ToList();
        var answers = await AskAsync(entries.Select(one => one.Entry), server, terminal, cancel);
        var rejected = entries.Select(one => Rejection(one.Key, one.Entry, answers)).OfType<string>().Distinct().ToList();
        if (rejected.Count > 0 && !force)
            throw new UserError($"error: {string.Join("; ", rejected)}. Nothing was changed: replace the credentials first, or add --force to {verb} the secret anyway");
        foreach (var line in rejected.Concat(entries.SelectMany(one => Open(one.Entry, answers)).Distinct().Select(open => $"credentials were not verified: {open}")))
            terminal.Say($"warning: {line}");
    }

    private async Task<CredentialAnswers> AskAsync(IEnumerable<DockerConfigEntry> entries, string server, Terminal terminal, CancellationToken cancel)
    {
        await using var progress = Progress.On(terminal);
        return await CredentialProbe.AskAsync(entries, registry.Asking(RegistryScope.None, kube, terminal, progress.Say), server, cancel);
    }

    private static string? Rejection(ObjectKey key, DockerConfigEntry entry, CredentialAnswers answers) =>
        answers.Login(entry) is { LoginTaken: false } login ? $"{CredentialAnswers.HostOf(entry)} rejected the credentials in {ObjectRef.Secret(key)} ({login.Words})"
        : answers.Key(entry)?.Refusal is { } refusal ? $"IBM Cloud IAM rejected the API key in {ObjectRef.Secret(key)} for {entry.RegistryKey.Shown} ({refusal.Code} {refusal.Sentence})"
        : null;

    /// <summary>What was neither accepted nor rejected.</summary>
    private IEnumerable<string> Open(DockerConfigEntry entry, CredentialAnswers answers)
    {
        if (registry.Scope == RegistryScope.All && answers.Login(entry) is not { LoginTaken: not null })
            yield return $"{entry.RegistryKey.Shown}: {(answers.Login(entry) is { } login ? LoginVerdict.Of(login).Text : "the entry is empty or does not name a single registry")}";
        if (answers.Key(entry)?.Unreached is { } why)
            yield return why;
    }
}

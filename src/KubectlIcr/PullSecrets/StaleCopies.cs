using KubectlIcr.Cluster;

namespace KubectlIcr.PullSecrets;

/// <summary>Tells copies that their original has left behind: it was given another key since, or other registries.</summary>
internal sealed class StaleCopies(PullSecretFacts facts, Func<ObjectKey, PullSecret?> read)
{
    /// <summary>False also where the original is gone, or could not be read (<see cref="Unread"/>).</summary>
    public bool IsStale(PullSecret secret) =>
        secret.Fact.Value?.Original is { } key && Original(key) is { } original && !HoldSame(secret, original);

    /// <summary>Why it can't be told of a copy; null where it can, and of what is no copy.</summary>
    public string? Unread(PullSecret secret) => secret.Fact.Value?.Original is { } key ? Found(key)?.Fact.Unread : null;

    private PullSecret? Original(ObjectKey key) => Found(key) is { Config.Ignored: null } original ? original : null;

    private PullSecret? Found(ObjectKey key) => read(key) ?? (facts.Originals.TryGetValue(key, out var fact) ? new PullSecret(key, fact) : null);

    /// <summary>The same bytes, or the same credentials for the same registries however they are written.</summary>
    private static bool HoldSame(PullSecret copy, PullSecret original) =>
        PayloadHint.Payload(copy.Fact.Value!).Equals(PayloadHint.Payload(original.Fact.Value!))
        || (copy.Fault is null && original.Fault is null && Held(copy).SetEquals(Held(original)));

    private static HashSet<(string?, Credential)> Held(PullSecret secret) => [.. secret.Entries.Select(entry => (entry.RegistryKey.Index, entry.Credential))];
}

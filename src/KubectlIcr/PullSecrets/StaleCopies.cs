using KubectlIcr.Cluster;

namespace KubectlIcr.PullSecrets;

/// <summary>Tells copies that their original has left behind: it was given another key since, or other registries.</summary>
internal sealed class StaleCopies(PullSecretFacts facts, Func<ObjectKey, PullSecret?> read)
{
    /// <summary>False also where the original is gone or could not be read.</summary>
    public bool IsStale(PullSecret secret) =>
        secret.Fact.Value?.Original is { } key && Original(key) is { } original && !HoldSame(secret, original);

    private PullSecret? Original(ObjectKey key)
    {
        var original = read(key) ?? (facts.Originals.TryGetValue(key, out var fact) ? new PullSecret(key, fact) : null);
        return original?.Config is { Ignored: null } ? original : null;
    }

    /// <summary>The same bytes, or the same credentials for the same registries however they are written.</summary>
    private static bool HoldSame(PullSecret copy, PullSecret original) =>
        PayloadHint.Payload(copy.Fact.Value!).Equals(PayloadHint.Payload(original.Fact.Value!))
        || (copy.Fault is null && original.Fault is null && Held(copy).SetEquals(Held(original)));

    private static HashSet<(string?, Credential)> Held(PullSecret secret) => [.. secret.Entries.Select(entry => (entry.RegistryKey.Index, entry.Credential))];
}

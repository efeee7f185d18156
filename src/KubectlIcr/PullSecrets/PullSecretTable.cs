using KubectlIcr.Cluster;

namespace KubectlIcr.PullSecrets;

/// <summary>The pull secrets that were read, parsed once, and who uses them.</summary>
internal sealed class PullSecretTable
{
    private readonly Dictionary<ObjectKey, PullSecret> byKey;
    private readonly SecretUses uses;

    public PullSecretTable(PullSecretFacts facts)
    {
        byKey = facts.Secrets.ToDictionary(pair => pair.Key, pair => new PullSecret(pair.Key, pair.Value));
        uses = new SecretUses(facts);
    }

    /// <summary>By namespace, then name.</summary>
    public IReadOnlyList<PullSecret> All => [.. byKey.Values.OrderBy(secret => secret.Key.Namespace, StringComparer.Ordinal).ThenBy(secret => secret.Key.Name, StringComparer.Ordinal)];

    /// <summary>Null for a secret that was not asked about.</summary>
    public PullSecret? Find(ObjectKey key) => byKey.GetValueOrDefault(key);

    public SecretUse UseOf(PullSecret secret) => uses.Of(secret.Key);
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>Finds a pull secret that would serve where one is lacking.</summary>
internal static class Donor
{
    /// <summary>The best known secret with a usable entry for the pull's image: of the wanted name, in its namespace, in <c>default</c>, then the rest; null if none is known.</summary>
    public static Secret? For(Pull pull, ClusterFacts facts, string? name = null) =>
        facts.Secrets.Values
            .Select(fact => fact.Value)
            .OfType<Secret>()
            .Where(secret => Serves(pull, secret))
            .OrderByDescending(secret => secret.Name == name)
            .ThenByDescending(secret => secret.Namespace == pull.Namespace)
            .ThenByDescending(secret => secret.Namespace == "default")
            .ThenByDescending(secret => secret.Name == Supply.AllIcrIo)
            .ThenBy(secret => secret.Key.ToString(), StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>The secret parses, matches the image and holds a credential that is neither known to be refused nor just was.</summary>
    public static bool Serves(Pull pull, Secret secret) =>
        pull.Image is { } image
        && Keyring.Lookup(image, [secret]) is { Error: null } keyring
        && keyring.Tries.Any(t => CredentialFlaw.Of(t.Entry, image) is null && !pull.Attempts().Any(attempt => attempt.Try.Entry.Credential == t.Entry.Credential));
}

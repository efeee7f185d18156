using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>Finds a pull secret that would serve where one is lacking.</summary>
internal static class Donor
{
    /// <summary>
    /// The best known secret with a usable entry for the pull's image: of the wanted name, in its namespace, in <c>default</c>, then the rest; null
    /// if none is known.
    /// </summary>
    public static Secret? For(Pull pull, string? name = null) =>
        pull.Image is { } image ? pull.Known.For(image.Registry, pull.Namespace, name).FirstOrDefault(secret => Serves(pull, secret)) : null;

    /// <summary>The secret parses, matches the image and holds a credential that is neither known to be refused nor just was.</summary>
    public static bool Serves(Pull pull, Secret secret) =>
        pull.Image is { } image
        && Keyring.Lookup(image, [secret], pull.Known.Config) is { Error: null } keyring
        && keyring.Tries.Any(t => CredentialFlaw.Of(t.Entry, image) is null && !pull.Attempts().Any(attempt => attempt.Try.Entry.Credential == t.Entry.Credential));
}

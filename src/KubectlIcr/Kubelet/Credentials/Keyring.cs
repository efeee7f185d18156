using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>The credentials the kubelet tries for one image, in its order.</summary>
/// <param name="Error">The error that fails the whole pull before the registry is asked; null when every secret parses.</param>
/// <param name="ErrorSecret">The name of the secret that holds it.</param>
/// <param name="Tries">Empty: the pull is anonymous.</param>
internal sealed record Keyring(string? Error, string? ErrorSecret, IReadOnlyList<KeyringTry> Tries, IReadOnlyList<IgnoredSecret> Ignored)
{
    private const string DockerHubIndex = "index.docker.io";

    /// <summary>Builds the keyring from the secrets of a pod, in the order the pod names them, and looks the image up.</summary>
    public static Keyring Lookup(ImageReference image, IEnumerable<Secret> secrets) => Lookup(image, secrets, DockerConfig.Read);

    /// <param name="config">What a secret holds: <see cref="DockerConfig.Read"/>, or what it said before.</param>
    public static Keyring Lookup(ImageReference image, IEnumerable<Secret> secrets, Func<Secret, DockerConfig> config)
    {
        var read = secrets.Select(secret => (secret.Name, Config: config(secret))).ToList();
        IgnoredSecret[] ignored = [.. read.Where(one => one.Config.Ignored is not null).Select(one => new IgnoredSecret(one.Name, one.Config.Ignored!))];
        var (unparsable, broken) = read.Find(one => one.Config.Error is not null);
        if (broken is not null)
        {
            return new Keyring(broken.Error, unparsable, [], ignored);
        }

        var filed = read
            .SelectMany(one => one.Config.Entries.Select(entry => (Key: entry.RegistryKey, Try: new KeyringTry(one.Name, entry))))
            .Where(one => one.Key.Index is not null)
            .ToList();
        return new Keyring(null, null, Match(image, filed), ignored);
    }

    private static KeyringTry[] Match(ImageReference image, List<(RegistryKey Key, KeyringTry Try)> filed)
    {
        // A stable sort: entries with one index stay in the order of the secrets.
        KeyringTry[] tries = [.. filed
            .Where(one => one.Key.Covers(image.Name))
            .OrderByDescending(one => one.Key.Index, StringComparer.Ordinal)
            .Select(one => one.Try)];
        return tries.Length == 0 && IsDockerHub(image)
            ? [.. filed.Where(one => one.Key.Index == DockerHubIndex).Select(one => one.Try)]
            : tries;
    }

    private static bool IsDockerHub(ImageReference image) =>
        image.Name.Split('/')[0] is var first && (first is "docker.io" or DockerHubIndex || !first.AsSpan().ContainsAny('.', ':'));
}

/// <summary>One credential the kubelet would send.</summary>
/// <param name="Secret">The secret's name.</param>
/// <param name="Entry">The entry of the secret whose key matches the image.</param>
internal sealed record KeyringTry(string Secret, DockerConfigEntry Entry);

/// <summary>A secret the pod names but the kubelet leaves out.</summary>
internal sealed record IgnoredSecret(string Secret, string Reason);

using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>The credentials the kubelet tries for one image, in its order.</summary>
/// <param name="Error">The error that fails the whole pull before the registry is asked; null when every secret parses.</param>
/// <param name="ErrorSecret">The name of the secret that holds it.</param>
/// <param name="Tries">Empty: the pull is anonymous.</param>
internal sealed record Keyring(string? Error, string? ErrorSecret, IReadOnlyList<KeyringTry> Tries, IReadOnlyList<IgnoredSecret> Ignored)
{
    /// <summary>Builds the keyring from the secrets of a pod, in the order the pod names them, and looks the image up.</summary>
    public static Keyring Lookup(ImageReference image, IEnumerable<Secret> secrets) => throw new NotSupportedException();
}

/// <summary>One credential the kubelet would send.</summary>
/// <param name="Secret">The secret's name.</param>
/// <param name="Entry">The entry of the secret whose key matches the image.</param>
internal sealed record KeyringTry(string Secret, DockerConfigEntry Entry);

/// <summary>A secret the pod names but the kubelet leaves out.</summary>
internal sealed record IgnoredSecret(string Secret, string Reason);

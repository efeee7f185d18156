using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>What a pull secret holds, as the kubelet reads it.</summary>
/// <param name="Entries">In the order of the file; empty when the secret is ignored or can't be parsed.</param>
/// <param name="Error">The kubelet's own error, which fails every pull of the pod; null when it parses.</param>
/// <param name="Ignored">Why the kubelet silently leaves the secret out, e.g. <c>type Opaque</c>; null when it does not.</param>
internal sealed record DockerConfig(IReadOnlyList<DockerConfigEntry> Entries, string? Error = null, string? Ignored = null)
{
    /// <summary>Where the error is; null when it parses.</summary>
    public ConfigFault? Fault { get; init; }

    public static DockerConfig Read(Secret secret)
    {
        var (payload, key) = secret.Type switch
        {
            Secret.DockerConfigJsonType => (secret.DockerConfigJson, Secret.DockerConfigJsonKey),
            Secret.DockerCfgType => (secret.DockerCfg, Secret.DockerCfgKey),
            _ => (null, null),
        };
        if (payload is null || payload.IsEmpty)
        {
            return new DockerConfig([], Ignored: key is null ? $"type {secret.Type}" : payload is null ? $"no {key} in data" : $"{key} is empty");
        }

        return DockerConfigDecoder.Decode(payload, hasAuths: secret.Type == Secret.DockerConfigJsonType);
    }

    /// <summary>True when at least one entry is tried for some image of <paramref name="registry"/>.</summary>
    public bool Covers(string registry) => Entries.Any(entry => entry.RegistryKey.CoversHost(registry));
}

/// <summary>One registry entry of a pull secret.</summary>
/// <param name="Key">As written, e.g. <c>https://us.icr.io/v1/</c>.</param>
/// <param name="Credential">What the kubelet sends: <c>auth</c> when there is one, else the two fields.</param>
/// <param name="Fields">The <c>username</c> and <c>password</c> fields as written; null when both are absent or empty.</param>
/// <param name="HasAuth">There is a non-empty <c>auth</c>.</param>
/// <param name="HasIdentityToken">There is an <c>identitytoken</c>, which means nothing to the kubelet.</param>
internal sealed record DockerConfigEntry(string Key, Credential Credential, Credential? Fields, bool HasAuth, bool HasIdentityToken, string? Email)
{
    /// <summary>What the kubelet makes of <see cref="Key"/>.</summary>
    public RegistryKey RegistryKey { get; } = RegistryKey.Read(Key);
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.PullSecrets;

/// <summary>A pull secret that was read or looked for, and what the kubelet makes of it.</summary>
internal sealed record PullSecret(ObjectKey Key, Fact<Secret> Fact)
{
    /// <summary>Null when the secret is absent or could not be read.</summary>
    public DockerConfig? Config { get; } = Fact.Value is { } secret ? DockerConfig.Read(secret) : null;

    public IReadOnlyList<DockerConfigEntry> Entries => Config?.Entries ?? [];

    /// <summary>What the kubelet can't parse or leaves out, in its words; null when it reads the secret, or we could not.</summary>
    public string? Fault => Config?.Error ?? Config?.Ignored;

    /// <summary>Why the kubelet reads no credential in it although it can parse it; null where it reads one, or where there is a <see cref="Fault"/>.</summary>
    public string? Blank => (Fact.Value, Config) is ({ } secret, { } config) ? BlankPayload.Of(secret, config) : null;

    /// <summary>What the kubelet does about the fault; null where there is none.</summary>
    public string? Reaction => Config switch
    {
        { Error: not null } => "fails every image pull for every pod that lists this secret, before it contacts a registry, even for public images, and even if another secret is valid",
        { Ignored: not null } => "silently ignores it and continues with the pod's other secrets, or without credentials",
        _ when Blank is not null => "finds no credentials in it and continues with the pod's other secrets, or without credentials",
        _ => null,
    };

    /// <summary>What usually lies behind the fault; null where nothing is known.</summary>
    public string? Hint => (Config, Fact.Value) switch
    {
        ({ Error: { } error }, { } secret) => PayloadHint.Of(PayloadHint.Payload(secret), error),
        ({ Ignored: not null }, { } secret) => PayloadHint.OfType(secret),
        (_, { } secret) when Blank is not null && BlankPayload.Refiled(secret) is { } other => $"the kubelet would read the same payload in a secret of type {other.Type}",
        _ => null,
    };

    /// <summary>The host names that the secret is for, as the kubelet compares them; those it drops as written.</summary>
    public IEnumerable<string> Registries => Entries.Select(entry => entry.RegistryKey.Index ?? entry.RegistryKey.Shown).Distinct();
}

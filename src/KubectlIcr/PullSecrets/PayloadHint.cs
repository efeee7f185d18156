using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.PullSecrets;

/// <summary>What usually lies behind a payload that the kubelet can't parse.</summary>
internal static class PayloadHint
{
    /// <summary>Null where nothing is known.</summary>
    public static string? Of(Sensitive payload, string error) =>
        error.Contains("auth field", StringComparison.Ordinal) ? "the auth field does not decode to \"username:password\": this usually means that only the password was base64-encoded"
        : payload.Bytes.Span.StartsWith("\uFEFF"u8) ? "the payload starts with a byte order mark, which some editors write"
        : IsEncodedTwice(payload) ? "the payload is still base64 after decoding: encode it only once under data, or put the plain text under stringData"
        : null;

    /// <summary>Whether an ignored secret would be read under another type; null where it would not.</summary>
    public static string? OfType(Secret secret) =>
        Secret.PullTypes.FirstOrDefault(type => type != secret.Type && DockerConfig.Read(secret with { Type = type }).Entries.Count > 0) is { } type
            ? $"the kubelet would read the same payload under type {type}"
            : null;

    /// <summary>The payload of whichever key the kubelet reads.</summary>
    public static Sensitive Payload(Secret secret) => (KeyOf(secret) == Secret.DockerCfgKey ? secret.DockerCfg : secret.DockerConfigJson) ?? Sensitive.Empty;

    /// <summary>The member of data that holds the payload.</summary>
    public static string KeyOf(Secret secret) => secret.DockerConfigJson is null && secret.DockerCfg is not null ? Secret.DockerCfgKey : Secret.KeyOf(secret.Type);

    private static bool IsEncodedTwice(Sensitive payload)
    {
        var text = payload.Reveal();
        var decoded = new byte[text.Length];
        return Convert.TryFromBase64String(text, decoded, out var length) && length > 0 && GoJsonSyntax.ErrorIn(decoded.AsSpan(0, length), out _) is null;
    }
}

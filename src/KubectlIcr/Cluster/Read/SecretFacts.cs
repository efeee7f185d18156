using System.Text;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Makes a <see cref="Secret"/> of a wire secret. Redacted values count as not read, never as absent.</summary>
internal static class SecretFacts
{
    private static readonly string[] BlackedOut = ["redacted", "<redacted>", "[redacted]", "removed", "<removed>", "masked", "hidden"];

    public static Fact<Secret> Of(SecretWire wire)
    {
        var (json, cfg) = (wire.Data?.DockerConfigJson, wire.Data?.DockerCfg);
        var secret = new Secret
        {
            Namespace = wire.Metadata.NamespaceOrDefault,
            Name = wire.Metadata.Name ?? "",
            Type = wire.Type is { Length: > 0 } type ? type : "Opaque",
            DockerConfigJson = Plain(wire.StringData?.DockerConfigJson) ?? Decode(json),
            DockerCfg = Plain(wire.StringData?.DockerCfg) ?? Decode(cfg),
            CopiedFrom = wire.Metadata.Annotations?.CopiedFrom?.Split('/') is [{ Length: > 0 } from, { Length: > 0 } name] ? new(from, name) : null,
            CreatedAt = wire.Metadata.CreationTimestamp,
            Edits = EditFacts.OfData(wire.Metadata),
        };
        return IsRedacted(secret, json, cfg)
            ? Fact<Secret>.NotRead($"secret \"{secret.Key.Name}\" in namespace {secret.Key.Namespace}: its value is redacted or is not valid base64")
            : Fact<Secret>.Found(secret);
    }

    public static ObjectKey Key(SecretWire wire) => new(wire.Metadata.NamespaceOrDefault, wire.Metadata.Name ?? "");

    // The API refuses a pull secret whose own key is missing or empty, so such a secret was stripped on its way here.
    private static bool IsRedacted(Secret secret, string? json, string? cfg) =>
        (secret.DockerConfigJson is null && !string.IsNullOrEmpty(json))
        || (secret.DockerCfg is null && !string.IsNullOrEmpty(cfg))
        || (secret.Type == Secret.DockerConfigJsonType && IsEmpty(secret.DockerConfigJson))
        || (secret.Type == Secret.DockerCfgType && IsEmpty(secret.DockerCfg));

    private static bool IsEmpty(Sensitive? value) => value is null or { IsEmpty: true };

    private static Sensitive? Plain(string? text) => text is null ? null : Sensitive.Of(text);

    /// <summary>Null when it is not base64 or a redaction marker.</summary>
    private static Sensitive? Decode(string? base64)
    {
        if (base64 is null || IsBlackBar(base64)) return null;
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length)) return null;
        var isBlackBar = length < 64 && IsBlackBar(Encoding.UTF8.GetString(bytes, 0, length));
        return isBlackBar ? null : new Sensitive(bytes.AsMemory(0, length));
    }

    private static bool IsBlackBar(string text)
    {
        var bare = text.Trim();
        return BlackedOut.Contains(bare, StringComparer.OrdinalIgnoreCase) || (bare.Length > 0 && bare.All(c => c is '*' or 'x' or 'X' or '-' or '.'));
    }
}

using System.Text.Json;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.PullSecrets;

/// <summary>Tells why the kubelet reads no credential in a payload that it can parse.</summary>
internal static class BlankPayload
{
    private const string Auths = "auths";

    /// <summary>What is said of the payload; null where the kubelet reads a credential, or does not read the payload.</summary>
    public static string? Of(Secret secret, DockerConfig config)
    {
        if (config.Error is not null || config.Ignored is not null || config.Entries.Any(entry => !entry.Credential.IsEmpty))
            return null;
        using var document = JsonDocument.Parse(PayloadHint.Payload(secret).Bytes, new JsonDocumentOptions { MaxDepth = GoJsonSyntax.MaxDepth });
        var members = document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement : default;
        return Store(members) is { } store ? $"the credentials are not in the secret: they are in the \"{store}\" credential store of the computer on which the secret's Docker configuration file was created"
            : Refiled(secret) is not null ? Misfiled(secret.Type)
            : config.Entries.Count > 0 ? null // each entry is said to be empty
            : secret.Type == Secret.DockerConfigJsonType && !Has(members, Auths) ? "the payload has no \"auths\""
            : "the payload has no registry entry";
    }

    /// <summary>The same payload in a secret of the type that it is written for; null where it holds no credential that way either.</summary>
    public static Secret? Refiled(Secret secret)
    {
        var payload = PayloadHint.Payload(secret);
        var other = secret.Type == Secret.DockerCfgType
            ? secret with { Type = Secret.DockerConfigJsonType, DockerConfigJson = payload, DockerCfg = null }
            : secret with { Type = Secret.DockerCfgType, DockerCfg = payload, DockerConfigJson = null };
        return DockerConfig.Read(other) is { Error: null, Ignored: null } read && read.Entries.Any(entry => !entry.Credential.IsEmpty) ? other : null;
    }

    private static string Misfiled(string type) => type == Secret.DockerCfgType
        ? $"the payload is a config.json, whose entries are under \"auths\"; in a secret of type {type} the kubelet looks for them at the top level"
        : $"the payload has no \"auths\"; its entries are at the top level, where the kubelet looks only if the secret has type {Secret.DockerCfgType}";

    /// <summary>The credential store that a Docker client uses instead of the file, for all registries or for some.</summary>
    private static string? Store(JsonElement file) =>
        Member(file, "credsStore") is { ValueKind: JsonValueKind.String } store && GoString.Of(store) is { Length: > 0 } name ? name
        : Member(file, "credHelpers") is { ValueKind: JsonValueKind.Object } helpers
            ? helpers.EnumerateObject().Select(one => one.Value).FirstOrDefault(one => one.ValueKind == JsonValueKind.String) is { ValueKind: JsonValueKind.String } helper ? GoString.Of(helper) : null
        : null;

    private static bool Has(JsonElement file, string name) => Member(file, name).ValueKind != JsonValueKind.Undefined;

    private static JsonElement Member(JsonElement file, string name) =>
        file.ValueKind == JsonValueKind.Object ? file.EnumerateObject().Where(one => GoFieldName.Is(name, GoString.NameOf(one))).Select(one => one.Value).LastOrDefault() : default;
}

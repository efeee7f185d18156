using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster;

/// <summary>A secret with all its data: what a copy is made of, or what stands where a copy is to go.</summary>
internal sealed record StoredSecret
{
    public required ObjectKey Key { get; init; }

    public required string Type { get; init; }

    /// <summary>By key, base64 undone.</summary>
    public required IReadOnlyDictionary<string, Sensitive> Data { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    public bool IsImmutable { get; init; }

    /// <summary>More than one has written to it, as far as the server keeps account of that.</summary>
    public bool HasSeveralManagers { get; init; }

    /// <summary>Empty for one that is still to be created.</summary>
    public string Uid { get; init; } = "";

    /// <summary>Empty for one that is still to be created.</summary>
    public string ResourceVersion { get; init; } = "";

    public static StoredSecret Of(JsonObject json)
    {
        var meta = StoredMeta.Of(json);
        return new StoredSecret
        {
            Key = meta.Key,
            Type = StoredMeta.Text(json["type"]) is { Length: > 0 } type ? type : "Opaque",
            Data = (json["data"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => Decoded(pair.Value, pair.Key, meta.Key)),
            Labels = meta.Labels,
            Annotations = meta.Annotations,
            IsImmutable = json["immutable"] is JsonValue value && value.TryGetValue(out bool isImmutable) && isImmutable,
            HasSeveralManagers = (json["metadata"] as JsonObject)?["managedFields"] is JsonArray { Count: > 1 },
            Uid = meta.Uid,
            ResourceVersion = meta.ResourceVersion,
        };
    }

    /// <summary>The same type and the same data, byte by byte.</summary>
    public bool HasContentOf(StoredSecret other) =>
        Type == other.Type && Data.Count == other.Data.Count && Data.All(pair => other.Data.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value));

    /// <summary>As the kubelet looks at it.</summary>
    public Secret ToSecret() => new()
    {
        Namespace = Key.Namespace,
        Name = Key.Name,
        Type = Type,
        DockerConfigJson = Data.GetValueOrDefault(Secret.DockerConfigJsonKey),
        DockerCfg = Data.GetValueOrDefault(Secret.DockerCfgKey),
    };

    private static Sensitive Decoded(JsonNode? base64, string key, ObjectKey secret)
    {
        var text = StoredMeta.Text(base64);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? new(bytes.AsMemory(0, length)) : throw new UserError($"error: {ObjectRef.Secret(secret)}: data[{key}] is not valid base64");
    }
}

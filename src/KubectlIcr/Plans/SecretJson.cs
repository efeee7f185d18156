using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>A secret as the API takes it.</summary>
internal static class SecretJson
{
    public static JsonObject Of(StoredSecret secret)
    {
        var meta = new JsonObject { ["name"] = secret.Key.Name, ["namespace"] = secret.Key.Namespace };
        if (secret.Labels.Count > 0)
            meta["labels"] = Texts(secret.Labels);
        if (secret.Annotations.Count > 0)
            meta["annotations"] = Texts(secret.Annotations);
        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Secret", ["metadata"] = meta, ["type"] = secret.Type, ["data"] = Data(secret) };
    }

    public static JsonObject Data(StoredSecret secret) => Texts(secret.Data.Select(pair => KeyValuePair.Create(pair.Key, Convert.ToBase64String(pair.Value.Bytes.Span))));

    public static JsonObject Texts(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var json = new JsonObject();
        foreach (var (key, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json[key] = value;
        return json;
    }
}

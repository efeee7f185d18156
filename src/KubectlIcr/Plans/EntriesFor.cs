using System.Runtime.InteropServices;
using System.Text.Json;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Plans;

/// <summary>The part of a pull secret that the kubelet would use for one registry: its entries as they are written, and nothing else.</summary>
internal static class EntriesFor
{
    /// <param name="secret">One that parses.</param>
    public static IReadOnlyDictionary<string, Sensitive> Host(StoredSecret secret, string host)
    {
        var (key, hasAuths) = (Secret.KeyOf(secret.Type), secret.Type != Secret.DockerCfgType);
        using var document = JsonDocument.Parse(secret.Data[key].Bytes, new JsonDocumentOptions { MaxDepth = GoJsonSyntax.MaxDepth });
        var entries = hasAuths ? Auths(document.RootElement) : document.RootElement.EnumerateObject();
        return new Dictionary<string, Sensitive> { [key] = Written(entries.Where(entry => RegistryKey.Read(GoString.NameOf(entry)).CoversHost(host)), hasAuths) };
    }

    /// <summary>Go takes any case of the name, and several.</summary>
    private static IEnumerable<JsonProperty> Auths(JsonElement root) =>
        root.EnumerateObject().Where(member => GoFieldName.Is("auths", GoString.NameOf(member)) && member.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(member => member.Value.EnumerateObject());

    private static Sensitive Written(IEnumerable<JsonProperty> entries, bool hasAuths)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { MaxDepth = GoJsonSyntax.MaxDepth }))
        {
            json.WriteStartObject();
            if (hasAuths)
                json.WriteStartObject("auths");
            foreach (var entry in entries)
            {
                json.WritePropertyName(GoString.NameOf(entry));
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(entry.Value), skipInputValidation: true); // odd bytes stay as they are
            }
            if (hasAuths)
                json.WriteEndObject();
            json.WriteEndObject();
        }
        return new Sensitive(text.ToArray());
    }
}

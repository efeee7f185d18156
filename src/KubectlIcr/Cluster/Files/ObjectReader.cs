using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Files;

/// <summary>Makes wire objects of the kinds we know of the JSON in files, lists in lists included; skips all others.</summary>
internal sealed class ObjectReader(Action<string, ObjectWire, ObjectPlace> take)
{
    private static readonly string[] Groups = ["v1", "apps/", "batch/", "extensions/", "events.k8s.io/"];

    /// <summary>How many Kubernetes objects there were, of any kind.</summary>
    public int Count { get; private set; }

    public void Read(string path, Stream? stdin) => ObjectFiles.Read(path, stdin, Handle);

    private void Handle(ObjectPlace place, ReadOnlySpan<byte> json, string? kind)
    {
        var head = ObjectHead.Of(json);
        kind = head?.Kind ?? kind;
        if (kind is null) return;
        if (kind.EndsWith("List", StringComparison.Ordinal))
        {
            if (HasItems(json)) new JsonObjects(new MemoryStream(json.ToArray()), (inner, innerKind, _) => Handle(place, inner, innerKind)).Walk();
            return;
        }
        Count++;
        var group = head?.ApiVersion ?? "v1";
        if (Array.Exists(Groups, known => known.EndsWith('/') ? group.StartsWith(known, StringComparison.Ordinal) : group == known)) Known(place, kind, json);
    }

    // Without items it would come back as itself for ever.
    private static bool HasItems(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 512 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isItems = reader.ValueTextEquals("items"u8);
            reader.Read();
            if (isItems) return reader.TokenType == JsonTokenType.StartArray;
            reader.Skip();
        }
        return false;
    }

    private void Known(ObjectPlace place, string kind, ReadOnlySpan<byte> json)
    {
        var context = WireContext.Default;
        switch (kind)
        {
            case "Pod": Take(place, kind, json, context.PodWire); break;
            case "Event": Take(place, kind, json, context.EventWire); break;
            case "Secret": Take(place, kind, json, context.SecretWire); break;
            case "ServiceAccount": Take(place, kind, json, context.ServiceAccountWire); break;
            case "Node": Take(place, kind, json, context.NodeWire); break;
            case "ConfigMap": Take(place, kind, json, context.ConfigMapWire); break;
            default:
                if (ResourceType.OfKind(kind) is not null) Take(place, kind, json, context.WorkloadWire);
                break;
        }
    }

    private void Take<T>(ObjectPlace place, string kind, ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : ObjectWire
    {
        try
        {
            if (JsonSerializer.Deserialize(json, type) is { } wire) take(kind, wire, place);
        }
        catch (JsonException e)
        {
            // Its message may quote the value, which may be a secret's.
            throw new UserError($"error: {place.File}: a {kind} has a value of the wrong type at {e.Path?.TrimStart('$').TrimStart('.')}");
        }
    }
}

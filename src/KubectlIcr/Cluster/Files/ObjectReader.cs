using System.Text.Json;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Files;

/// <summary>An object of a kind we know, or a <see cref="CustomWire"/> of a kind that may create pods.</summary>
internal sealed record KnownObject(string Kind, bool Namespaced, ObjectWire Wire, ObjectPlace Place)
{
    /// <summary>The type of a <see cref="CustomWire"/>; null for all others.</summary>
    public ResourceType? Custom { get; init; }
}

/// <summary>Makes wire objects of the JSON in files, lists in lists included; skips the kinds that have no part in a pull.</summary>
internal sealed class ObjectReader(Action<KnownObject> take)
{
    private static readonly string[] Groups = ["v1", "apps/", "batch/", "extensions/", "events.k8s.io/", "operator.openshift.io/", "config.openshift.io/", "image.openshift.io/", "build.openshift.io/"];

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
            if (HasItems(json)) new JsonObjects(new MemoryStream(json.ToArray()), (inner, innerKind, _, _) => Handle(place, inner, innerKind)).Walk();
            return;
        }
        Count++;
        var group = head?.ApiVersion ?? "v1";
        if (Array.Exists(Groups, known => known.EndsWith('/') ? group.StartsWith(known, StringComparison.Ordinal) : group == known) && Known(place, kind, json)) return;
        Custom(place, group.Split('/')[0], kind, json);
    }

    private void Custom(ObjectPlace place, string group, string kind, ReadOnlySpan<byte> json)
    {
        if (TemplateFree.Has(group, kind)) return;
        var type = ResourceType.Guessed(kind, group == "v1" ? "" : group);
        Take(place, Resources.Customs(type), json, type);
    }

    // Without items it would come back as itself forever.
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

    /// <returns>Whether it is of a kind we know.</returns>
    private bool Known(ObjectPlace place, string kind, ReadOnlySpan<byte> json)
    {
        switch (kind)
        {
            case "Pod": Take(place, Resources.Pods, json); break;
            case "Event": Take(place, Resources.Events, json); break;
            case "Secret": Take(place, Resources.Secrets, json); break;
            case "ServiceAccount": Take(place, Resources.ServiceAccounts, json); break;
            case "Node": Take(place, Resources.Nodes, json); break;
            case "ConfigMap": Take(place, Resources.ConfigMaps, json); break;
            case "ImageContentSourcePolicy" or "ImageDigestMirrorSet" or "ImageTagMirrorSet": Take(place, Resources.Mirrors.First(one => one.Kind == kind), json); break;
            case "ImageStream": Take(place, Resources.ImageStreams, json); break;
            case "Build": Take(place, Resources.Builds, json); break;
            default:
                if (ResourceType.OfKind(kind) is not { } type) return false;
                Take(place, Resources.Workloads(type), json);
                break;
        }
        return true;
    }

    private void Take<T>(ObjectPlace place, Resource<T> resource, ReadOnlySpan<byte> json, ResourceType? custom = null)
        where T : ObjectWire
    {
        try
        {
            if (JsonSerializer.Deserialize(json, resource.One) is { } wire) take(new(resource.Kind, resource.Namespaced, wire, place) { Custom = custom });
        }
        catch (JsonException e)
        {
            // Its message may quote the value, which may be a secret's.
            throw new UserError($"error: {place.File}: a {resource.Kind} has a value of the wrong type at {e.Path?.TrimStart('$').TrimStart('.')}");
        }
    }
}

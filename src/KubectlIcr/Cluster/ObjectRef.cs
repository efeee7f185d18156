using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster;

/// <summary>An object by type, namespace and name: what a write goes to.</summary>
/// <param name="Namespace">Null for a type without.</param>
internal sealed record ObjectRef(ResourceType Type, string? Namespace, string Name)
{
    public static ObjectRef Secret(ObjectKey key) => new(ResourceType.Secret, key.Namespace, key.Name);

    public static ObjectRef ServiceAccount(ObjectKey key) => new(ResourceType.ServiceAccount, key.Namespace, key.Name);

    /// <summary>As kubectl prints it: <c>secret/x</c>, <c>deployment.apps/web</c>.</summary>
    public string Title => $"{Type.Kind.ToLowerInvariant()}{(Type.Group.Length == 0 ? "" : $".{Type.Group}")}/{Name}";

    /// <summary>Where the API serves all of its type and namespace.</summary>
    public string CollectionPath => $"{Type.Api}{(Namespace is null ? "" : $"/namespaces/{Segment(Namespace)}")}/{Type.Plural}";

    public string Path => $"{CollectionPath}/{Segment(Name)}";

    /// <summary>Some names would lead to another object than the one that is meant, and no object has them.</summary>
    private static string Segment(string name) => name switch
    {
        "" => throw new UserError("error: resource name may not be empty"),
        "." or ".." => throw new UserError($"error: invalid resource name \"{name}\": [may not be '{name}']"),
        _ => Uri.EscapeDataString(name),
    };

    /// <summary>What the object begins with: its type and its name.</summary>
    public JsonObject ToJson()
    {
        var metadata = new JsonObject { ["name"] = Name };
        if (Namespace is not null)
            metadata["namespace"] = Namespace;
        return new() { ["apiVersion"] = Type.ApiVersion, ["kind"] = Type.Kind, ["metadata"] = metadata };
    }

    public override string ToString() => Namespace is null ? Title : $"{Title} in namespace {Namespace}";
}

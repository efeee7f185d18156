using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Commands;

/// <summary>An object as it may be printed: without managed fields, as kubectl does, and of a secret only the keys.</summary>
internal static class ShownObject
{
    public static JsonObject Of(JsonObject thing, bool showPassword)
    {
        var shown = thing.DeepClone().AsObject();
        (shown["metadata"] as JsonObject)?.Remove("managedFields");
        if (!showPassword && StoredMeta.Text(shown["kind"]) == ResourceType.Secret.Kind && shown["data"] is JsonObject data)
        {
            foreach (var key in data.Select(pair => pair.Key).ToList())
                data[key] = Sensitive.Dots;
        }
        return shown;
    }

    /// <summary>One object as it is, any other number as a List, as kubectl does.</summary>
    public static JsonObject Document(IReadOnlyList<JsonObject> things) => things.Count == 1 ? things[0] : new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "List",
        ["metadata"] = new JsonObject { ["resourceVersion"] = "" },
        ["items"] = new JsonArray([.. things]),
    };
}

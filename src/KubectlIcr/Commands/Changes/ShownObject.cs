using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Commands.Changes;

/// <summary>An object as it is printed: without managed fields, as kubectl does, and of a secret only the keys.</summary>
internal static class ShownObject
{
    /// <summary>Holds a secret's payload where <c>kubectl apply</c> made it.</summary>
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    public static JsonObject Of(JsonObject thing, bool showPassword)
    {
        var shown = thing.DeepClone().AsObject();
        (shown["metadata"] as JsonObject)?.Remove("managedFields");
        if (!showPassword && StoredMeta.Text(shown["kind"]) == ResourceType.Secret.Kind)
            Hide(shown);
        return shown;
    }

    private static void Hide(JsonObject secret)
    {
        var data = secret["data"] as JsonObject ?? [];
        foreach (var key in data.Select(pair => pair.Key).ToList())
            data[key] = Sensitive.Dots;
        if (secret["metadata"]?["annotations"] is JsonObject annotations && annotations.ContainsKey(LastApplied))
            annotations[LastApplied] = Sensitive.Dots;
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

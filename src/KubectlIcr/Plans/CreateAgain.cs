using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>Makes a bare pod again that was deleted just before: from its own spec, with the pull secrets it lacked. Not given up half-way.</summary>
/// <param name="Json">The pod as it was.</param>
/// <param name="Secrets">What its list is to hold besides.</param>
internal sealed record CreateAgain(ObjectRef Target, JsonObject Json, IReadOnlyList<string> Secrets) : Change(Target)
{
    /// <summary>Of the pod that goes.</summary>
    public string Uid => StoredMeta.Of(Json).Uid;

    public override string Verb => "created";

    public override WriteRequest Request => WriteRequest.Create(Target, ToJson());

    public override JsonObject ToJson()
    {
        var spec = Json["spec"]!.DeepClone().AsObject();
        spec.Remove("ephemeralContainers"); // a new pod can't have them
        if (spec["imagePullSecrets"] is JsonArray { Count: > 0 } own)
        {
            foreach (var name in Secrets)
                own.Add((JsonNode)new JsonObject { ["name"] = name });
        }
        var meta = new JsonObject();
        foreach (var key in new[] { "name", "namespace", "labels", "annotations" })
        {
            if (Json["metadata"]![key] is { } value)
                meta[key] = value.DeepClone();
        }
        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = meta, ["spec"] = spec };
    }
}

using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>Whether a trial pod can run on a node, as far as the node itself shows.</summary>
internal static class NodeFit
{
    /// <param name="node">Null where the node does not exist.</param>
    /// <param name="like">The spec of the pod whose tolerations the trial pod shares; null where it was not read.</param>
    /// <returns>Why it can't, with the way out; null where it can.</returns>
    public static string? Obstacle(string name, JsonObject? node, JsonObject? like)
    {
        if (node is null)
            return $"node {name} is no longer in the cluster; choose another with --node";
        if (StoredMeta.Text(node["status"]?["nodeInfo"]?["operatingSystem"]) == "windows")
            return $"node {name} runs Windows, where a trial pod can't be used; check the image on the node itself";
        if (!IsReady(node))
            return $"node {name} is not ready: kubectl describe node {Shell.Quote(name)} shows why";
        var taints = (Items(node["spec"]?["taints"]).Concat(Cordon(node)))
            .Where(taint => StoredMeta.Text(taint["effect"]) != "PreferNoSchedule" && !Items(like?["tolerations"]).Any(toleration => Tolerates(toleration, taint)))
            .Select(taint => StoredMeta.Text(taint["key"])).Distinct().ToList();
        return taints.Count == 0 ? null
            : taints.Contains(Unschedulable) ? $"node {name} is cordoned, so no new pods are scheduled on it; to allow scheduling again, run kubectl uncordon {Shell.Quote(name)}"
            : $"node {name} has a taint that the pod does not tolerate: {string.Join(", ", taints)}";
    }

    private const string Unschedulable = "node.kubernetes.io/unschedulable";

    /// <summary>A node that says nothing of it counts as ready.</summary>
    private static bool IsReady(JsonObject node) =>
        Items(node["status"]?["conditions"]).FirstOrDefault(one => StoredMeta.Text(one["type"]) == "Ready") is not { } ready || StoredMeta.Text(ready["status"]) == "True";

    private static IEnumerable<JsonObject> Cordon(JsonObject node) =>
        node["spec"]?["unschedulable"] is JsonValue value && value.TryGetValue(out bool cordoned) && cordoned ? [new JsonObject { ["key"] = Unschedulable, ["effect"] = "NoSchedule" }] : [];

    private static bool Tolerates(JsonObject toleration, JsonObject taint) =>
        (StoredMeta.Text(toleration["effect"]) is var effect && (effect.Length == 0 || effect == StoredMeta.Text(taint["effect"])))
        && (StoredMeta.Text(toleration["key"]) is var key && (key.Length == 0 || key == StoredMeta.Text(taint["key"])))
        && (StoredMeta.Text(toleration["operator"]) == "Exists" || (key.Length > 0 && StoredMeta.Text(toleration["value"]) == StoredMeta.Text(taint["value"])));

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}

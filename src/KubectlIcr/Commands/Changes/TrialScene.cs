using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Reads what a trial pod needs to know of its surroundings: a pod like it, and the node.</summary>
internal sealed class TrialScene(StoredObjects stored, CancellationToken cancel)
{
    private readonly Dictionary<ObjectRef, Task<Answer<JsonObject>>> read = [];

    /// <summary>The trial with the spec of a pod like it. Of a manifest nothing is there yet to be like.</summary>
    public async Task<Trial> LikeAsync(Trial trial)
    {
        var pod = trial.Pod;
        if (pod.Manifest is not null || (pod.IsTemplate ? ResourceType.OfKind(pod.Kind) : ResourceType.Pod) is not { } type)
            return trial;
        return (await ReadAsync(new ObjectRef(type, pod.Namespace, pod.Name))).Value is { } json ? trial with { Like = Spec(json) } : trial;
    }

    /// <summary>Why the trial can't be created; null where it can, as far as we can see.</summary>
    public async Task<string?> ObstacleAsync(Trial trial)
    {
        if (await MissingAsync(trial) is { } missing)
            return missing;
        if (trial.Node is not { } name)
            return null;
        var node = await ReadAsync(new ObjectRef(ResourceType.Node, null, name));
        return node.Gap is not null ? null : NodeFit.Obstacle(name, node.Value, trial.Like);
    }

    /// <summary>A secret that only a manifest has, or that nobody has, proves nothing.</summary>
    private async Task<string?> MissingAsync(Trial trial)
    {
        foreach (var secret in trial.Candidate is not null || trial.Pod.Manifest is not null ? trial.Secrets ?? [] : [])
        {
            if ((await ReadAsync(ObjectRef.Secret(new(trial.Namespace, secret)))).IsAbsent)
                return $"secret \"{secret}\" does not exist in namespace {trial.Namespace}, so the node can't use it; create it first";
        }
        return null;
    }

    private Task<Answer<JsonObject>> ReadAsync(ObjectRef target) => read.TryGetValue(target, out var known) ? known : read[target] = stored.OneAsync(target, cancel);

    /// <summary>A pod's own spec, or that of the pods that a workload makes.</summary>
    public static JsonObject? Spec(JsonObject json) =>
        ((json["spec"]?["jobTemplate"]?["spec"]?["template"] ?? json["spec"]?["template"])?["spec"] ?? json["spec"]) as JsonObject;

    /// <summary>The pull secrets that a spec names; null where it names none.</summary>
    public static IReadOnlyList<string>? Secrets(JsonObject spec) =>
        spec["imagePullSecrets"] is JsonArray { Count: > 0 } list ? [.. list.Select(one => StoredMeta.Text(one?["name"]))] : null;
}

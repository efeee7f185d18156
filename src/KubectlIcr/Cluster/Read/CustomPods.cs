using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>The pods of an object whose kind is not built in: by its selector, by the label its controller sets, or by owner references. Its templates where it has none.</summary>
internal sealed class CustomPods(IObjectSource source, CancellationToken cancel)
{
    /// <summary>What may stand between an object and its pods.</summary>
    private static readonly ResourceType[] Between =
        [ResourceType.Deployment, ResourceType.StatefulSet, ResourceType.DaemonSet, ResourceType.ReplicaSet, ResourceType.ReplicationController, ResourceType.Job];

    public async Task<IEnumerable<Pod>> OfAsync(ResourceType type, CustomWire wire)
    {
        var templates = CustomTemplates.Of(type.Kind, type.Group, wire).Pods;
        var pods = (await PodsAsync(type, wire)).Where(pod => !pod.IsGoing).Select(PodFacts.Of).ToList();
        return pods.Count > 0 ? pods : templates.Count > 0 ? templates : throw new UserError(
            $"error: {type.Plural}.{type.Group} \"{wire.Metadata.Name}\" in namespace \"{wire.Metadata.NamespaceOrDefault}\" has no pods and contains no pod template that could be found");
    }

    private async Task<IReadOnlyList<PodWire>> PodsAsync(ResourceType type, CustomWire wire)
    {
        var @namespace = wire.Metadata.NamespaceOrDefault;
        if (await SelectorAsync(type, wire) is { } selector) return await ListAsync(@namespace, new Query(selector));
        return await OwnedAsync(wire.Metadata.Uid ?? "-", await ListAsync(@namespace, Query.Everything), @namespace);
    }

    private async Task<IReadOnlyList<PodWire>> ListAsync(string @namespace, Query query) => (await source.ListAsync(Resources.Pods, @namespace, query, cancel)).OrThrow()!;

    /// <summary>Null if unknown. A selector that selects everything identifies nothing.</summary>
    private async Task<LabelSelector?> SelectorAsync(ResourceType type, CustomWire wire)
    {
        if (LabelSelector.Of(wire.At("spec", "selector")) is { Requirements.Count: > 0 } own) return own;
        if (Parsed(wire) is { } status) return status;
        if (type.HasScale && (await source.GetAsync(Resources.Scales(type), wire.Metadata.NamespaceOrDefault, wire.Metadata.Name ?? "", cancel)).Value is { } scale && Parsed(scale) is { } scaled)
            return scaled;
        return OwnerLabels.Of(type, wire.Metadata.Name ?? "");
    }

    private static LabelSelector? Parsed(CustomWire wire)
    {
        if (JsonItems.Text(wire.At("status"), "selector") is not { Length: > 0 } text) return null;
        try
        {
            return LabelSelector.Parse(text);
        }
        catch (UserError)
        {
            return null; // some other selector
        }
    }

    private async Task<IReadOnlyList<PodWire>> OwnedAsync(string uid, IReadOnlyList<PodWire> pods, string @namespace)
    {
        if (Owned(pods, [uid]) is { Count: > 0 } direct) return direct;
        var lists = await Task.WhenAll(Between.Select(type => source.ListAsync(Resources.Workloads(type), @namespace, Query.Everything, cancel)));
        var workloads = lists.SelectMany(list => list.OrThrow()!).ToList();
        var known = new HashSet<string> { uid };
        while (Owned(workloads, known).Select(one => one.Metadata.Uid ?? "-").Where(known.Add).ToList().Count > 0)
        {
        }
        return Owned(pods, known);
    }

    private static List<T> Owned<T>(IEnumerable<T> all, HashSet<string> uids)
        where T : ObjectWire => [.. all.Where(one => (one.Metadata.OwnerReferences ?? []).Exists(owner => owner.Uid is { } uid && uids.Contains(uid)))];
}

using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>From a selection to its pods, or to the templates of workloads that have none.</summary>
internal sealed class PodFinder(IObjectSource source, CancellationToken cancel)
{
    /// <summary>More pod names than this are picked from a list.</summary>
    private const int FewNames = 5;

    public Task<Targets> FindAsync(Selection selection) =>
        selection.Names.Count > 0 ? NamedAsync(selection) : ListedAsync(selection);

    private async Task<Targets> ListedAsync(Selection selection)
    {
        var scope = selection.AllNamespaces ? null : selection.Namespace ?? source.DefaultNamespace;
        IReadOnlyList<ResourceType> types = selection.Types.Count > 0 ? selection.Types : [ResourceType.Pod];
        var found = new List<Pod>();
        foreach (var type in types) found.AddRange(await OfTypeAsync(type, scope, selection.Labels));
        if (types.Count > 1) found = [.. found.DistinctBy(pod => (pod.Kind, pod.Key))];
        var all = found.ToLookup(pod => selection.All || scope is not null || pod.IsTemplate || pod.FailsToPull);
        return new Targets
        {
            Pods = [.. all[true]],
            Others = [.. all[false]],
            Asked = found.Count,
            UsesAsked = UseCount.Of(found),
            IsList = true,
            Scope = scope,
            Labels = selection.Labels,
        };
    }

    private async Task<IEnumerable<Pod>> OfTypeAsync(ResourceType type, string? scope, LabelSelector? labels)
    {
        if (type == ResourceType.Pod)
            return (await source.ListAsync(Resources.Pods, scope, new Query(labels), pod => pod.IsGoing ? null : PodFacts.Of(pod), cancel)).OrThrowFor(scope);
        if (type == ResourceType.ImageStream)
            return (await source.ListAsync(Resources.ImageStreams, scope, new Query(labels), cancel)).OrThrowFor(scope).Select(OpenShiftPulls.Of);
        if (type == ResourceType.Build)
            return (await source.ListAsync(Resources.Builds, scope, new Query(labels), cancel)).OrThrowFor(scope).Select(OpenShiftPulls.Of);
        var workloads = (await source.ListAsync(Resources.Workloads(type), scope, new Query(labels), cancel)).OrThrowFor(scope);
        return await new WorkloadPods(source, cancel).OfAsync(workloads.Where(one => !one.IsOldRevision).Select(one => (type, one)).ToList(), scope);
    }

    private async Task<Targets> NamedAsync(Selection selection)
    {
        var given = selection.Namespace ?? source.DefaultNamespace;
        var names = await Task.WhenAll(selection.Names.Select(ResolvedAsync));
        var pods = await PodsAsync(names.Where(name => name.Type == ResourceType.Pod).ToList(), given);
        foreach (var name in names)
        {
            if (name.Type == ResourceType.ImageStream) pods.Add(OpenShiftPulls.Of(await OneAsync(Resources.ImageStreams, name, given)));
            else if (name.Type == ResourceType.Build) pods.Add(OpenShiftPulls.Of(await OneAsync(Resources.Builds, name, given)));
            else if (name.Type.IsCustom) pods.AddRange(await new CustomPods(source, cancel).OfAsync(name.Type, await OneAsync(Resources.Customs(name.Type), name, given)));
        }
        var workloads = await Task.WhenAll(names.Where(name => ResourceType.All.Contains(name.Type) && name.Type != ResourceType.Pod).Select(name => WorkloadAsync(name, given)));
        foreach (var group in workloads.GroupBy(one => one.Wire.Metadata.Namespace))
            pods.AddRange(await new WorkloadPods(source, cancel).OfAsync(group.ToList(), group.Key ?? "default"));
        var all = pods.DistinctBy(pod => (pod.Kind, pod.Key, pod.Custom)).ToList();
        return Targets.Of(all);
    }

    /// <summary>A type that is not built in is looked up.</summary>
    private async Task<ResourceName> ResolvedAsync(ResourceName name) =>
        !name.Type.IsOpen ? name : name with { Type = await source.TypeAsync(name.Type.Plural, cancel) ?? throw SelectionArgs.Unknown(name.Type.Plural) };

    private async Task<List<Pod>> PodsAsync(List<ResourceName> names, string? given)
    {
        if (names.Count <= FewNames || given is null)
            return [.. (await Task.WhenAll(names.Select(name => OneAsync(Resources.Pods, name, given)))).Select(PodFacts.Of)];
        var all = (await source.ListAsync(Resources.Pods, given, Query.Everything, cancel)).OrThrow()!.ToLookup(pod => pod.Metadata.Name);
        var found = new List<Pod>();
        foreach (var name in names)
            found.Add(PodFacts.Of(all[name.Name].FirstOrDefault() ?? throw await NotFoundAsync(Resources.Pods, name, given)));
        return found;
    }

    private async Task<(ResourceType Type, WorkloadWire Wire)> WorkloadAsync(ResourceName name, string? given) =>
        (name.Type, await OneAsync(Resources.Workloads(name.Type), name, given));

    private async Task<T> OneAsync<T>(Resource<T> resource, ResourceName name, string? given)
        where T : ObjectWire
    {
        var @namespace = given ?? await OnlyNamespaceAsync(resource, name);
        var answer = await source.GetAsync(resource, @namespace, name.Name, cancel);
        if (answer.Gap is { IsOfUnservedType: true })
            throw new UserError($"error: the server doesn't have a resource type \"{resource.Plural}{(name.Type.Group.Length > 0 ? $".{name.Type.Group}" : "")}\"");
        return answer.OrThrow() ?? throw await NotFoundAsync(resource, name, @namespace);
    }

    private async Task<string> OnlyNamespaceAsync<T>(Resource<T> resource, ResourceName name)
        where T : ObjectWire => await NamespacesWithAsync(resource, name.Name) switch
        {
            [var only] => only,
            [] => "default",
            var several => throw UserError.Usage($"error: {name} exists in several namespaces ({string.Join(", ", several)}); choose one with -n"),
        };

    private async Task<UserError> NotFoundAsync<T>(Resource<T> resource, ResourceName name, string @namespace)
        where T : ObjectWire
    {
        var group = name.Type.Group.Length > 0 ? "." + name.Type.Group : "";
        var elsewhere = (await NamespacesWithAsync(resource, name.Name)).Where(other => other != @namespace).Take(3).ToList();
        var hint = elsewhere.Count > 0 ? $"; it exists in {string.Join(", ", elsewhere)}: add -n {elsewhere[0]}" : "";
        return new UserError($"Error from server (NotFound): {resource.Plural}{group} \"{name.Name}\" not found in namespace \"{@namespace}\"{hint}");
    }

    private async Task<List<string>> NamespacesWithAsync<T>(Resource<T> resource, string name)
        where T : ObjectWire
    {
        var answer = await source.ListAsync(resource, null, Query.Where(new FieldTest("metadata.name", name)), cancel);
        return (answer.Value ?? []).Select(one => one.Metadata.Namespace ?? "default").Distinct().Order(StringComparer.Ordinal).ToList();
    }
}

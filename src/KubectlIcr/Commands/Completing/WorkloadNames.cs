using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Commands.Completing;

/// <summary>Offers pods and workloads in the forms kubectl accepts: <c>NAME</c>, <c>TYPE/NAME</c>, <c>TYPE NAME</c>.</summary>
internal static class WorkloadNames
{
    public static async Task<IEnumerable<string>> OfferAsync(CompletionScene scene)
    {
        if (scene.Typed.Split('/', 2) is [var typed, _])
            return ResourceType.TryFind(typed, out var type) ? (await NamesAsync(scene, type)).Select(name => $"{typed}/{name}") : [];
        if (scene.Before.Any(word => word.Contains('/')))
            return Types(scene.Typed);
        if (scene.Before.Count > 0)
            return await NamesAsync(scene, ResourceType.TryFind(scene.Before[0], out var before) ? before : ResourceType.Pod);
        var types = Types(scene.Typed).ToList();
        // A type is offered at once, even when the cluster does not answer.
        return [.. await PodsAsync(scene), .. types];
    }

    private static async Task<IEnumerable<string>> PodsAsync(CompletionScene scene)
    {
        try
        {
            return await NamesAsync(scene, ResourceType.Pod);
        }
        catch (Exception e) when (e is UserError or ApiFailure or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Each type once, by the first of its names that fits: <c>deployment/</c>, or <c>sts/</c> where that is typed.</summary>
    private static IEnumerable<string> Types(string typed) => ResourceType.All
        .Select(type => NamesOf(type).FirstOrDefault(name => name.StartsWith(typed, StringComparison.Ordinal)))
        .OfType<string>().Select(name => $"{name}/");

    private static IEnumerable<string> NamesOf(ResourceType type) => [type.Kind.ToLowerInvariant(), .. type.ShortNames, type.Plural];

    private static Task<IEnumerable<string>> NamesAsync(CompletionScene scene, ResourceType type) => scene.Cluster.NamesAsync(Resources.Names(type));
}

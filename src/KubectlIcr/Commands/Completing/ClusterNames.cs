using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;
using KubectlIcr.Commands.Options;

namespace KubectlIcr.Commands.Completing;

/// <summary>The names of a cluster's objects, for someone waiting at a prompt: one page of each kind, and only their metadata on the wire.</summary>
/// <param name="namespace">Where it is not the one of <c>-n</c> or the context.</param>
internal sealed class ClusterNames(KubeOptions kube, string? @namespace, KubeEnvironment environment, CancellationToken cancel)
{
    private Task<ApiClient>? client;

    public async Task<IEnumerable<string>> NamesAsync(Resource<NamedWire> resource, bool isNamespaced = true, Query? query = null)
    {
        var api = await (client ??= ConnectAsync());
        var page = await api.FirstPageAsync(resource.Path(isNamespaced ? api.Connection.Namespace : null), query?.ToString() ?? "", resource.Many.Json, cancel);
        return page.Items.Select(one => one.Metadata.Name).OfType<string>();
    }

    private async Task<ApiClient> ConnectAsync() =>
        new(await Connections.ResolveAsync((kube with { Namespace = @namespace ?? kube.Namespace }).Connection(), environment, cancel));
}

using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Commands.Completing;

/// <summary>The names of a cluster's objects, for someone waiting at a prompt: one page of each kind, and only their metadata on the wire.</summary>
internal sealed class ClusterNames(ConnectionOptions options, KubeEnvironment environment, CancellationToken cancel)
{
    private Task<ApiClient>? client;

    public async Task<IEnumerable<string>> NamesAsync(Resource<NamedWire> resource, bool isNamespaced = true, Query? query = null)
    {
        var api = await (client ??= ConnectAsync());
        var page = await api.FirstPageAsync(resource.Path(isNamespaced ? api.Connection.Namespace : null), query?.ToString() ?? "", resource.Many.Json, cancel);
        return page.Items.Select(one => one.Metadata.Name).OfType<string>();
    }

    private async Task<ApiClient> ConnectAsync() =>
        new(await Connections.ResolveAsync(options, environment, cancel));
}

using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Http;

namespace KubectlIcr.Commands;

/// <summary>Opens what facts are read from: a live cluster or saved objects.</summary>
internal static class FactSources
{
    /// <param name="from">The paths of saved objects; none for the live cluster.</param>
    public static async Task<IObjectSource> OpenAsync(IReadOnlyList<string> from, KubeOptions kube, Terminal terminal, Action<string> progress, CancellationToken cancel)
    {
        if (from.Count > 0)
            return SavedObjects.Read(from, terminal.In, DateTimeOffset.UtcNow);
        var connection = await Connections.ResolveAsync(kube.Connection(terminal), KubeOptions.EnvironmentOf(terminal), cancel);
        if (connection.Trust.HasOwnRoots)
            SystemTrust.Forgo(terminal.Environment);
        return new ApiObjects(new ApiClient(connection), DateTimeOffset.UtcNow, progress);
    }
}

using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Options;

namespace KubectlIcr.Commands;

/// <summary>Opens what facts are read from: a live cluster or saved objects.</summary>
internal static class FactSources
{
    /// <param name="from">The paths of saved objects; none for the live cluster.</param>
    public static async Task<IObjectSource> OpenAsync(IReadOnlyList<string> from, KubeOptions kube, Terminal terminal, Action<string> progress, CancellationToken cancel)
    {
        if (from.Count > 0)
            return SavedObjects.Read(from, terminal.In, DateTimeOffset.UtcNow);
        return new ApiObjects(new ApiClient(await kube.ConnectAsync(terminal, cancel)), DateTimeOffset.UtcNow, progress);
    }
}

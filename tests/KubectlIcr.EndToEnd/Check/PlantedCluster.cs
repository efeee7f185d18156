namespace KubectlIcr.EndToEnd.Check;

/// <summary>The whole table of planted failures in one cluster, planted once, with what IBM Cloud puts into every cluster.</summary>
internal static class PlantedCluster
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static bool done;

    public static async Task EnsureAsync(ControlPlane plane)
    {
        await Gate.WaitAsync();
        try
        {
            if (done) return;
            await EnsureSurroundingsAsync(plane);
            foreach (var planted in PlantedFailures.All)
                await planted.PlantAsync(plane);
            done = true;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>What the failures need besides their own namespaces.</summary>
    public static async Task EnsureSurroundingsAsync(ControlPlane plane)
    {
        if (!await plane.Api.ExistsAsync($"/api/v1/nodes/{Planted.OtherNode}"))
            await plane.Api.CreateAsync(Nodes.New(Planted.OtherNode, "s390x", "ibm://acc///ck9blho20n01rtorhqhg/worker-1"));
        await IbmCloud.EnsureAsync(plane);
    }
}

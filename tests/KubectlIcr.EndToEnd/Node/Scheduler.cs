namespace KubectlIcr.EndToEnd.Node;

/// <summary>
/// Stands in for kube-scheduler, which the control plane's set lacks: binds pods to the one node by the rules that trial pods are subject to, and says
/// in its words why it can't.
/// </summary>
internal sealed class Scheduler : IDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly HashSet<string> told = [];
    private readonly Api api;
    private readonly Task work;

    public Scheduler(Api api)
    {
        this.api = api;
        work = WorkAsync();
    }

    public void Dispose()
    {
        end.Cancel();
        work.GetAwaiter().GetResult();
        end.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                foreach (var pod in (await api.GetAsync("/api/v1/pods?fieldSelector=spec.nodeName%3D"))["items"]!.AsArray())
                    await PlaceAsync(pod!);
                await Task.Delay(100, end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or HttpRequestException or Xunit.Sdk.XunitException)
            {
                // The end of the run, or a pod that is gone meanwhile.
            }
        }
    }

    private async Task PlaceAsync(JsonNode pod)
    {
        if (!Fits(pod))
        {
            if (told.Add((string)pod["metadata"]!["uid"]!))
            {
                pod["apiVersion"] = "v1";
                pod["kind"] = "Pod";
                await api.CreateAsync(Events.About(pod, "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity.", "FailedScheduling", component: "default-scheduler"));
            }
            return;
        }
        var (name, @namespace) = ((string)pod["metadata"]!["name"]!, (string)pod["metadata"]!["namespace"]!);
        await api.PostAsync($"/api/v1/namespaces/{@namespace}/pods/{name}/binding", Json.Of(new
        {
            apiVersion = "v1",
            kind = "Binding",
            metadata = new { name, @namespace },
            target = new { apiVersion = "v1", kind = "Node", name = RealNode.Name },
        }));
    }

    private static bool Fits(JsonNode pod)
    {
        var terms = pod["spec"]!["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?.AsArray();
        return terms is null || terms.Any(term => term!["matchFields"]!.AsArray().All(field => field!["values"]!.AsArray().Any(value => (string?)value == RealNode.Name)));
    }
}

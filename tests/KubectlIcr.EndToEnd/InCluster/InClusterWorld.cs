using KubectlIcr.EndToEnd.Change;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.InCluster;

/// <summary>A control plane of its own, with failures for which every right of the manifests in <c>docs/in-cluster</c> is needed, and nothing else in it.</summary>
public sealed class InClusterWorld : IAsyncLifetime
{
    private const string Team = "team-a";

    private const string Denied = "admission webhook \"trust.hooks.securityenforcement.admission.cloud.ibm.com\" denied the request";

    private const string OtherPlatform = "failed to pull and unpack image \"us.icr.io/team/app:1.0\": no match for platform in manifest: not found";

    internal ControlPlane Plane { get; } = new();

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)Plane).InitializeAsync();
        await IbmCloud.EnsureAsync(Plane);
        await Plane.CreateNamespaceAsync("kubectl-icr");
        await Plane.CreateNamespaceAsync(Team);
        await PlantWorkloadsAsync();
        await PlantPodsAsync();
        await PlantSecretsAsync();
        await PlantOpenShiftAsync();
    }

    public Task DisposeAsync()
    {
        Plane.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>One of each kind that can be named, three of them with a pod that fails for want of a secret, and one that can't make its pod.</summary>
    private async Task PlantWorkloadsAsync()
    {
        var deployment = await AddAsync(Workload("Deployment", "web"));
        var replicas = await AddAsync(Workload("ReplicaSet", "web-1", Owners.Of(deployment)));
        await AddFailingAsync("web-1-a", owner: replicas, hash: "1");
        await AddFailingAsync("db-0", owner: await AddAsync(Workload("StatefulSet", "db")));
        await AddFailingAsync("agent-a", owner: await AddAsync(Workload("DaemonSet", "agent")));
        await AddFailingAsync("lone-a", owner: await AddAsync(Workload("ReplicaSet", "lone")));
        await AddAsync(Workload("ReplicationController", "old"));
        await AddAsync(Workload("Job", "once"));
        await AddAsync(Workload("CronJob", "nightly"));
        await AddAsync(Events.About(await AddAsync(Workload("ReplicaSet", "stuck")), Denied, "FailedCreate", component: "replicaset-controller"));
    }

    /// <summary>Service accounts that are worth a list, a secret that does not exist, and an image for another platform.</summary>
    private async Task PlantPodsAsync()
    {
        foreach (var robot in (string[])["robot-1", "robot-2", "robot-3"])
        {
            await AddAsync(ServiceAccounts.New(Team, robot));
            await AddFailingAsync(robot, account: robot);
        }
        await AddFailingAsync("named", pullSecrets: ["all-icr-io"]);
        await AddAsync(Nodes.New("node-1"));
        await AddAsync(Pods.New("default", "platform", Deployed.Image, node: "node-1", status: PodStatus.Waiting("ErrImagePull", OtherPlatform)));
    }

    /// <summary>A pod of Red Hat OpenShift on IBM Cloud, as its node tells.</summary>
    private async Task PlantOpenShiftAsync()
    {
        await Plane.CreateNamespaceAsync("shop");
        await AddAsync(OpenShift.Worker("node-2", IbmCloud.ClusterId, "kube-w2"));
        await AddAsync(OpenShift.Admitted(Pods.New("shop", "routed", Deployed.Image, node: "node-2", status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous))));
    }

    /// <summary>A namespace with another secret of the name, and one with IBM Cloud's secrets of old.</summary>
    private async Task PlantSecretsAsync()
    {
        await Originals.PlantAsync(Plane, "team-b", password: "another");
        await AddAsync(Originals.New(Team, "us-icr-io"));
    }

    private static JsonObject Workload(string kind, string name, JsonObject? owner = null) => Workloads.New(kind, Team, name, Deployed.Image, owner: owner);

    private Task<JsonNode> AddFailingAsync(string name, JsonNode? owner = null, string? account = null, string[]? pullSecrets = null, string? hash = null) => AddAsync(Pods.New(
        Team, name, Deployed.Image, pullSecrets, labels: Labels(name.Split('-')[0], hash), serviceAccount: account, owner: owner is null ? null : Owners.Of(owner),
        status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous)));

    /// <param name="hash">Of a Deployment's pod.</param>
    private static Dictionary<string, string> Labels(string app, string? hash) =>
        hash is null ? new() { ["app"] = app } : new() { ["app"] = app, ["pod-template-hash"] = hash };

    private Task<JsonNode> AddAsync(JsonObject thing) => Plane.Api.CreateAsync(thing);
}

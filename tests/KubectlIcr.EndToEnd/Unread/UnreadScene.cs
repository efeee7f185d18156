using KubectlIcr.EndToEnd.Change;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>A cluster with so much in it that every command has reason to make all the requests that it has.</summary>
internal static class UnreadScene
{
    /// <summary>The namespace in which a fix is undone.</summary>
    public const string Undone = "undone";

    public const string Refused = "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized";

    /// <summary>What no output may hold.</summary>
    public static IReadOnlyList<string> Passwords { get; } = ["team-key", "other-key", "old-key", "new-key", IbmCloud.Key];

    private static readonly string[] Planted = ["p-tag", "p-platform", "p-none", "p-none-deployment", "p-missing", "p-later", "p-account", "p-opaque", "p-region", "p-entitled"];

    public static async Task PlantAsync(ControlPlane plane)
    {
        await IbmCloud.EnsureAsync(plane);
        await plane.Api.CreateAsync(Nodes.New(Check.Planted.OtherNode, "s390x", "ibm://acc///ck9blho20n01rtorhqhg/worker-1"));
        foreach (var planted in PlantedFailures.All.Where(one => Planted.Contains(one.Name)))
            await planted.PlantAsync(plane);
        await new Deployed(plane, "fix").PlantAsync("own");
        await new Deployed(plane, Undone).PlantAsync("own");
        await plane.CreateNamespaceAsync("origin");
        await plane.CreateNamespaceAsync("empty");
        await plane.CreateNamespaceAsync("regional");
        await plane.CreateNamespaceAsync("calm", "key");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry("origin", "shared", "us.icr.io", "new-key"),
            Secrets.DockerRegistry("regional", "us-icr-io", "us.icr.io", "team-key"),
            Secrets.DockerRegistry("calm", "key", "us.icr.io", "team-key"),
            Pods.New("calm", "web", Deployed.Image, pullSecrets: ["key"], status: PodStatus.Running()),
        ]);
        await PlantTeamAsync(plane);
    }

    private static async Task PlantTeamAsync(ControlPlane plane)
    {
        await plane.CreateNamespaceAsync("team", "key", "shared");
        var copy = Secrets.DockerRegistry("team", "shared", "us.icr.io", "old-key");
        copy["metadata"]!["annotations"] = new JsonObject { ["kubectl-icr.io/copied-from"] = "origin/shared" };
        await plane.Api.CreateAllAsync([copy, Secrets.DockerRegistry("team", "key", "us.icr.io", "team-key"), Secrets.DockerRegistry("team", "idle", "de.icr.io", "other-key"), ServiceAccounts.New("team", "builder", "gone")]);
        await plane.Api.CreateAllAsync(
        [
            Pods.New("team", "api", Deployed.Image, pullSecrets: ["key", "shared"], status: PodStatus.Running()),
            Pods.New("team", "db", "us.icr.io/team/db:1.0", pullSecrets: ["gone"], status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous)),
            Pods.New("team", "job", "us.icr.io/team/job:1.0", pullSecrets: ["key"], status: PodStatus.Waiting("ErrImagePull", Refused)),
            Workloads.New("Deployment", "team", "shop", Deployed.Image),
            Workloads.New("CronJob", "team", "nightly", Deployed.Image, pullSecrets: ["idle"]),
        ]);
        var stuck = await plane.Api.CreateAsync(Workloads.New("ReplicaSet", "team", "stuck", Deployed.Image));
        await plane.Api.CreateAsync(Events.About(stuck, "Error creating: pods \"stuck-\" is forbidden: error looking up service account team/default: serviceaccount \"default\" not found", "FailedCreate", component: "replicaset-controller"));
        var told = await plane.Api.CreateAsync(Pods.New("team", "web", "us.icr.io/team/web:9.9", pullSecrets: ["key"], node: Check.Planted.OtherNode, status: PodStatus.Waiting("ImagePullBackOff", "Back-off pulling image \"us.icr.io/team/web:9.9\"")));
        await plane.Api.CreateAsync(Events.Of(told, "Failed to pull image \"us.icr.io/team/web:9.9\": failed to pull and unpack image \"us.icr.io/team/web:9.9\": no match for platform in manifest: not found"));
    }
}

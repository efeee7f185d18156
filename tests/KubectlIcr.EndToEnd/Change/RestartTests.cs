namespace KubectlIcr.EndToEnd.Change;

/// <summary>Pods that a binding does not reach are told, and made anew in the way that what made them allows.</summary>
[Collection(ChangeCollection.Name)]
public sealed class RestartTests(ControlPlane plane)
{
    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";
    private const string Heading = "These pods keep failing until they are recreated, because a pod gets the pull secrets of its service account only when it is created:\n";

    [Fact]
    public async Task Pods_that_keep_failing_are_told_with_the_command()
    {
        await PlantAsync("w-tell");

        var outcome = await BindAsync("w-tell", "--dry-run=server");
        var bound = await BindAsync("w-tell");

        Assert.Equal(
            Heading
            + "  # w-tell/bare\n  kubectl get pod/bare -n w-tell -o yaml | kubectl replace --force -f -\n"
            + "  # w-tell/db-0\n  kubectl delete pod/db-0 -n w-tell\n"
            + "  # w-tell/web-5d-1, w-tell/web-5d-2\n  kubectl rollout restart deployment/web -n w-tell\n", bound.Stderr);
        Assert.Equal(bound.Stderr, outcome.Stderr);
        Assert.Equal("serviceaccount/default patched\n", bound.Succeeded().Stdout);
        Assert.Null((await WebAsync("w-tell"))["spec"]!["template"]!["metadata"]!["annotations"]);
    }

    [Fact]
    public async Task Workloads_are_restarted_and_bare_pods_left()
    {
        await PlantAsync("w-some");

        var dry = await BindAsync("w-some", "--restart", "--dry-run=server");
        var outcome = await BindAsync("w-some", "--restart");

        Assert.Equal("serviceaccount/default patched (server dry run)\npod \"db-0\" deleted (server dry run)\ndeployment.apps/web restarted (server dry run)\n", dry.Succeeded().Stdout);
        Assert.Equal("serviceaccount/default patched\npod \"db-0\" deleted\ndeployment.apps/web restarted\n", outcome.Succeeded().Stdout);
        Assert.Equal(Heading + "  # w-some/bare\n  kubectl get pod/bare -n w-some -o yaml | kubectl replace --force -f -\n", outcome.Stderr);
        Assert.NotNull((await WebAsync("w-some"))["spec"]!["template"]!["metadata"]!["annotations"]!["kubectl.kubernetes.io/restartedAt"]);
        Assert.False(await plane.Api.ExistsAsync("/api/v1/namespaces/w-some/pods/db-0"));
    }

    [Fact]
    public async Task Bare_pods_are_made_anew_when_told()
    {
        await PlantAsync("w-all");
        var before = await plane.Api.GetAsync("/api/v1/namespaces/w-all/pods/bare");

        var outcome = await BindAsync("w-all", "--restart=all");

        Assert.Equal((0, "serviceaccount/default patched\npod \"bare\" deleted\npod/bare created\npod \"db-0\" deleted\ndeployment.apps/web restarted\n"), (outcome.ExitCode, outcome.Stdout));
        Assert.False(File.Exists(KeptPod.Told(outcome, "w-all")));
        var after = await plane.Api.GetAsync("/api/v1/namespaces/w-all/pods/bare");
        Assert.NotEqual((string)before["metadata"]!["uid"]!, (string)after["metadata"]!["uid"]!);
        Assert.Equal("all-icr-io", (string?)after["spec"]!["imagePullSecrets"]![0]!["name"]);
        Assert.True(JsonNode.DeepEquals(before["spec"]!["containers"], after["spec"]!["containers"]));
    }

    [Fact]
    public async Task A_bare_pod_that_the_server_does_not_take_again_is_not_lost()
    {
        await Originals.PlantAsync(plane, "w-lost");
        const string classes = "/apis/scheduling.k8s.io/v1/priorityclasses";
        JsonObject rank = Json.Of(new { apiVersion = "scheduling.k8s.io/v1", kind = "PriorityClass", metadata = new { name = "w-lost" }, value = 7 });
        await plane.Api.PostAsync(classes, rank.DeepClone());
        var bare = Pods.New("w-lost", "bare", "us.icr.io/team/app:1", status: PodStatus.Waiting("ErrImagePull", Anonymous));
        bare["spec"]!["priorityClassName"] = "w-lost";
        await plane.Api.CreateAsync(bare);
        await plane.Api.DeleteAsync($"{classes}/w-lost");

        var outcome = await BindAsync("w-lost", "--restart=all");
        var file = KeptPod.Told(outcome, "w-lost");
        await plane.Api.PostAsync(classes, rank);
        (await plane.Kubectl(@namespace: "w-lost").RunAsync("create", "-f", file)).Succeeded();

        Assert.Equal((2, "serviceaccount/default patched\npod \"bare\" deleted\n"), (outcome.ExitCode, outcome.Stdout));
        Assert.Contains("error: pod/bare in namespace w-lost not created: ", outcome.Stderr, StringComparison.Ordinal);
        Assert.EndsWith($"; to recreate it: kubectl create -f {file}\n", outcome.Stderr, StringComparison.Ordinal);
        Assert.Equal("all-icr-io", (string?)(await plane.Api.GetAsync("/api/v1/namespaces/w-lost/pods/bare"))["spec"]!["imagePullSecrets"]![0]!["name"]);
    }

    [Fact]
    public async Task Pods_that_the_secret_does_not_help_are_left_alone()
    {
        await Originals.PlantAsync(plane, "w-other");
        JsonObject Failing(string name, string image, string text, string[]? secrets = null) => Pods.New("w-other", name, image, pullSecrets: secrets, status: PodStatus.Waiting("ErrImagePull", text));
        await plane.Api.CreateAllAsync(
        [
            Failing("elsewhere", "quay.io/team/app:1", Anonymous), Failing("tag", "us.icr.io/team/app:1", "us.icr.io/team/app:1: not found"),
            Failing("own", "us.icr.io/team/app:1", Anonymous, ["another"]), Pods.New("w-other", "well", "us.icr.io/team/app:1", status: PodStatus.Running()),
        ]);

        Assert.Equal(new Outcome(0, "serviceaccount/default patched\n", ""), await BindAsync("w-other", "--restart=all"));
    }

    private Task<Outcome> BindAsync(string @namespace, params string[] more) => plane.Kubectl(@namespace: @namespace).IcrAsync(["bind-sa", .. more]);

    private Task<JsonNode> WebAsync(string @namespace) => plane.Api.GetAsync($"/apis/apps/v1/namespaces/{@namespace}/deployments/web");

    private async Task PlantAsync(string @namespace)
    {
        await Originals.PlantAsync(plane, @namespace);
        var web = await plane.Api.CreateAsync(Workloads.New("Deployment", @namespace, "web", "us.icr.io/team/app:1"));
        var replicas = await plane.Api.CreateAsync(Workloads.New("ReplicaSet", @namespace, "web-5d", "us.icr.io/team/app:1", owner: Owners.Of(web)));
        var db = await plane.Api.CreateAsync(Workloads.New("StatefulSet", @namespace, "db", "us.icr.io/team/app:1"));
        var hash = new Dictionary<string, string> { ["pod-template-hash"] = "5d" };
        await plane.Api.CreateAllAsync([Failing("web-5d-1", replicas, hash), Failing("web-5d-2", replicas, hash), Failing("db-0", db), Failing("bare")]);

        JsonObject Failing(string name, JsonNode? owner = null, Dictionary<string, string>? labels = null) =>
            Pods.New(@namespace, name, "us.icr.io/team/app:1", labels: labels, owner: owner is null ? null : Owners.Of(owner), status: PodStatus.Waiting("ErrImagePull", Anonymous));
    }
}

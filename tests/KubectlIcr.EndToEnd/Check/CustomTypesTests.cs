namespace KubectlIcr.EndToEnd.Check;

/// <summary>Objects of types that are not built in, named on the command line: real custom resources, looked up through the API server's discovery.</summary>
[Collection(CheckCollection.Name)]
public sealed class CustomTypesTests(ControlPlane plane)
{
    private const string DeploymentConfig = "v1 DeploymentConfig apps.openshift.io dc";
    private const string Rollout = "v1alpha1 Rollout argoproj.io ro";
    private const string Pool = "v1 Pool icr-test.example.com";
    private const string Operated = "v1 Operated icr-test.example.com op";
    private const string Image = "us.icr.io/team/app:1.0";
    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";

    [Theory]
    [InlineData("dc/web")]
    [InlineData("deploymentconfig.apps.openshift.io/web")]
    [InlineData("deploymentconfigs.v1.apps.openshift.io/web")]
    public async Task A_deployment_config_has_the_pods_of_its_selector(string name)
    {
        await CustomTypes.EnsureAsync(plane.Api, DeploymentConfig, ".status.labelSelector");
        var @namespace = $"ct-dc-{name.Length}";
        await plane.CreateNamespaceAsync(@namespace);
        var config = await plane.Api.CreateAsync(CustomTypes.New(DeploymentConfig, @namespace, "web", new { selector = new { app = "web" }, template = new { spec = Pods.Spec(Image) } }));
        var controller = await plane.Api.CreateAsync(Workloads.New("ReplicationController", @namespace, "web-1", Image, owner: Owners.Of(config)));
        await FailingPodAsync(@namespace, "web-1-a", "web", controller);
        await FailingPodAsync(@namespace, "other", "other", null);

        var report = await CheckAsync(@namespace, name);

        Assert.Equal(("ICR301", "web-1-a"), (report.Errors, (string?)Assert.Single(report.Pulls)["pod"]));
    }

    [Fact]
    public async Task A_rollout_without_pods_is_judged_by_its_template_and_the_fix_mends_it()
    {
        await CustomTypes.EnsureAsync(plane.Api, Rollout, ".status.selector");
        await plane.CreateNamespaceAsync("ct-rollout", "key");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("ct-rollout", "key", "us.icr.io", "a-key"));
        await plane.Api.CreateAsync(CustomTypes.New(Rollout, "ct-rollout", "web", new { selector = new { matchLabels = new { app = "web" } }, template = new { spec = Pods.Spec($"private.{Image}") } }));

        var report = await CheckAsync("ct-rollout", "rollouts.argoproj.io/web");
        Assert.Equal("ICR403", report.Errors);
        await PasteAsync("ct-rollout", Assert.Single(report.Fixes));

        Assert.Equal(Image, (string?)(await plane.Api.GetAsync("/apis/argoproj.io/v1alpha1/namespaces/ct-rollout/rollouts/web"))["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]);
        Assert.Equal("", (await CheckAsync("ct-rollout", "ro/web")).Errors);
    }

    [Fact]
    public async Task The_scale_subresource_tells_the_labels_where_the_object_does_not()
    {
        await CustomTypes.EnsureAsync(plane.Api, Pool, ".status.labelsOfPods");
        await plane.CreateNamespaceAsync("ct-scale");
        var pool = await plane.Api.CreateAsync(CustomTypes.New(Pool, "ct-scale", "web", new { replicas = 1 }));
        await plane.Api.SetStatusAsync(pool, Json.Of(new { replicas = 1, labelsOfPods = "app=web" }));
        await FailingPodAsync("ct-scale", "a", "web", null);
        await FailingPodAsync("ct-scale", "b", "other", null);

        var report = await CheckAsync("ct-scale", "pool/web");

        Assert.Equal(("ICR301", "a"), (report.Errors, (string?)Assert.Single(report.Pulls)["pod"]));
    }

    [Fact]
    public async Task Owner_references_lead_to_the_pods_of_an_operators_object()
    {
        await CustomTypes.EnsureAsync(plane.Api, Operated);
        await plane.CreateNamespaceAsync("ct-owner");
        var operated = await plane.Api.CreateAsync(CustomTypes.New(Operated, "ct-owner", "web", new { size = 1 }));
        var deployment = await plane.Api.CreateAsync(Workloads.New("Deployment", "ct-owner", "web", Image, owner: Owners.Of(operated)));
        var replicas = await plane.Api.CreateAsync(Workloads.New("ReplicaSet", "ct-owner", "web-5c9", Image, owner: Owners.Of(deployment)));
        await FailingPodAsync("ct-owner", "web-5c9-a", "web", replicas);
        await FailingPodAsync("ct-owner", "stranger", "web", null);
        await plane.Api.CreateAsync(CustomTypes.New(Operated, "ct-owner", "empty", new { size = 0 }));

        var report = await CheckAsync("ct-owner", "op/web");
        var empty = await plane.Kubectl(@namespace: "ct-owner").IcrAsync("check", "op/empty");

        Assert.Equal(("ICR301", "web-5c9-a"), (report.Errors, (string?)Assert.Single(report.Pulls)["pod"]));
        Assert.Equal(
            (2, "error: operateds.icr-test.example.com \"empty\" in namespace \"ct-owner\" has no pods and contains no pod template that could be found\n"), (empty.ExitCode, empty.Stderr));
    }

    [Theory]
    [InlineData("foo/web", 3, "error: the server doesn't have a resource type \"foo\" that creates pods; built-in types: po, deploy, sts, ds, rs, rc, job, cj\n")]
    [InlineData("foos.icr-test.example.com/web", 3, "error: the server doesn't have a resource type \"foos.icr-test.example.com\" that creates pods; built-in types: po, deploy, sts, ds, rs, rc, job, cj\n")]
    [InlineData("pool/missing", 2, "Error from server (NotFound): pools.icr-test.example.com \"missing\" not found in namespace \"default\"\n")]
    public async Task What_does_not_exist(string name, int code, string words)
    {
        await CustomTypes.EnsureAsync(plane.Api, Pool, ".status.labelsOfPods");

        var outcome = await plane.Kubectl(@namespace: "default").IcrAsync("check", name);

        Assert.Equal((code, "", words), (outcome.ExitCode, outcome.Stdout, outcome.Stderr));
    }

    [Fact]
    public async Task Who_may_not_read_the_type_is_told_so()
    {
        await CustomTypes.EnsureAsync(plane.Api, Pool, ".status.labelsOfPods");

        var outcome = await plane.Kubectl(plane.Reader, "default").IcrAsync("check", "pool/web");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Stdout));
        Assert.Contains("pools.icr-test.example.com", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains("Forbidden", outcome.Stderr, StringComparison.Ordinal);
    }

    private Task<JsonNode> FailingPodAsync(string @namespace, string name, string app, JsonNode? owner) => plane.Api.CreateAsync(Pods.New(
        @namespace, name, Image, labels: new Dictionary<string, string> { ["app"] = app }, owner: owner is null ? null : Owners.Of(owner), status: PodStatus.Waiting("ErrImagePull", Anonymous)));

    private async Task<CheckReportJson> CheckAsync(string @namespace, string target) =>
        CheckReportJson.Of(await plane.Kubectl(@namespace: @namespace).IcrAsync("check", target, "-o", "json"));

    private async Task PasteAsync(string @namespace, string fix) => (await plane.Kubectl(@namespace: @namespace).OtherAsync("bash", "-o", "pipefail", "-c", fix)).Succeeded();
}

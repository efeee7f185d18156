namespace KubectlIcr.EndToEnd.Check;

/// <summary>
/// Red Hat OpenShift on IBM Cloud, as far as a Kubernetes API server can play it: pods that bear OpenShift's mark of admission, secrets that are edited, workers
/// with IBM's provider ids, and OpenShift's kinds from a front of the same server. What OpenShift's controllers and registry do no test here can show.
/// </summary>
[Collection(CheckCollection.Name)]
public sealed class OpenShiftTests(ControlPlane plane) : IAsyncLifetime
{
    private readonly List<string> planted = [];

    private const string Image = "us.icr.io/team/app:1.0";

    private const string Refused = "initializing source docker://us.icr.io/team/app:1.0: Requesting bearer token: invalid status code from registry 401 (Unauthorized)";

    private const string Internal = "image-registry.openshift-image-registry.svc:5000";

    private const string GlobalPath = "/api/v1/namespaces/openshift-config/secrets/pull-secret";

    private static readonly string[] NodeWideReads = ["secrets/pull-secret", "secrets/docker-auth-secret"];

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Tests that look at every namespace are not to take this cluster for OpenShift.</summary>
    public async Task DisposeAsync()
    {
        foreach (var @namespace in planted) await plane.DeleteNamespaceAsync(@namespace);
    }

    [Fact]
    public async Task A_node_wide_credential_that_was_edited_after_the_node_was_provisioned()
    {
        await PlantGlobalAsync();
        await PlantPodAsync("o-older", "o-worker-1");

        var report = await CheckAsync("o-older");

        Assert.Equal("ICR308", report.Errors);
        Assert.Equal([$"ibmcloud oc worker replace --cluster {IbmCloud.ClusterId} --worker kube-w1"], report.Fixes);
        Assert.Matches(@"""pull-secret"": entry us\.icr\.io, username ""iamapikey"", last edited at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", report.Text("ICR308"));
        Assert.Equal("""[{"namespace":"openshift-config","name":"pull-secret","key":"us.icr.io","username":"iamapikey","reached":false}]""", Single(report)["nodeWide"]!.ToJsonString());
    }

    [Fact]
    public async Task A_node_that_was_provisioned_later_has_it()
    {
        await PlantGlobalAsync();
        await PlantPodAsync("o-newer", "o-worker-2");

        var report = await CheckAsync("o-newer");

        Assert.Equal("ICR403", report.Errors);
        Assert.Contains("the nodes have the credentials in secret \"pull-secret\" in namespace openshift-config", report.Text("ICR403"), StringComparison.Ordinal);
        Assert.True((bool)Single(report)["nodeWide"]![0]!["reached"]!);
    }

    [Fact]
    public async Task Who_may_not_read_node_wide_secrets_gets_no_fact_of_them()
    {
        await PlantGlobalAsync();
        await PlantPodAsync("o-dev", "o-worker-1");
        await plane.AllowAsync(plane.Dev, "o-dev", Rbac.Rule("get list", "pods"), Rbac.Rule("get list", "events"), Rbac.Rule("get list", "secrets"), Rbac.Rule("get list", "serviceaccounts"));
        await plane.AllowAsync(plane.Dev, "kube-system", Rbac.Rule("get", "configmaps"));

        var outcome = await plane.Kubectl(plane.Dev, "o-dev").IcrAsync("check", "pod/web", "-o", "json");
        var report = CheckReportJson.Of(outcome);

        Assert.Equal("ICR403", report.Errors);
        Assert.Contains("ICR308: secrets in namespace openshift-config: forbidden", report.Skipped);
        Assert.Contains("ICR110: imagecontentsourcepolicies, imagedigestmirrorsets, imagetagmirrorsets: forbidden", report.Skipped);
        Assert.Equal("", outcome.Stderr);
    }

    [Fact]
    public async Task A_pod_that_is_not_OpenShifts_costs_no_request_more()
    {
        await PlantGlobalAsync();
        await plane.CreateNamespaceAsync("o-iks");
        await plane.Api.CreateAsync(Pods.New("o-iks", "web", Image, pullSecrets: ["default-dockercfg-7xk2p"], node: "o-worker-1", status: PodStatus.Waiting("ErrImagePull", Refused)));

        Assert.DoesNotContain(NodeWideReads, part => RequestsOf("o-iks").Contains(part, StringComparison.Ordinal));
        Assert.DoesNotContain("openshift.io", RequestsOf("o-iks"), StringComparison.Ordinal);
        Assert.DoesNotContain("/nodes/", RequestsOf("o-iks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pod_with_a_pull_secret_for_the_registry_asks_for_no_node_wide_one()
    {
        await PlantGlobalAsync();
        await PlantPodAsync("o-own", "o-worker-1", secretFor: "us.icr.io");

        Assert.DoesNotContain(NodeWideReads, part => RequestsOf("o-own").Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_of_another_project_in_the_internal_registry()
    {
        await PlantAsync();
        await PlantPodAsync("o-internal", "o-worker-1", $"{Internal}/images/app:1.0", $"reading manifest 1.0 in {Internal}/images/app: authentication required");

        var report = await CheckAsync("o-internal");

        Assert.Equal("ICR509", report.Errors);
        Assert.Equal(["oc policy add-role-to-user system:image-puller system:serviceaccount:o-internal:default -n images"], report.Fixes);
    }

    [Fact]
    public async Task Mirror_objects_that_cover_the_image_are_named()
    {
        await PlantAsync();
        await PlantPodAsync("o-mirror", "o-worker-1", "quay.io/o-mirror/app:1.0", "pinging container registry quay.io: Get \"https://quay.io/v2/\": dial tcp 1.2.3.4:443: i/o timeout");

        await using var front = await OpenShiftFront.StartAsync(plane,
            OpenShift.MirrorSet("acme", "quay.io/o-mirror/app", "us.icr.io/mirror/app"), OpenShift.SourcePolicy("acme", "quay.io/o-mirror", "us.icr.io/mirror"), OpenShift.SourcePolicy("other", "quay.io/other", "us.icr.io/mirror"));
        var report = CheckReportJson.Of(await plane.Kubectl(@namespace: "o-mirror").IcrAsync("check", "pod/web", "-o", "json", "--server", front.Url));

        Assert.Equal(
            ["ImageContentSourcePolicy acme has no effect: the nodes pull from quay.io/o-mirror, not from its mirror", "ImageDigestMirrorSet acme has no effect: the nodes pull from quay.io/o-mirror/app, not from its mirror"],
            report.Findings.Where(finding => (string?)finding["id"] == "ICR110").Select(finding => (string?)finding["message"]));
        Assert.Equal("ICR612", report.Errors); // a worker of a VPC
    }

    [Fact]
    public async Task An_import_and_a_build_that_were_refused()
    {
        await PlantAsync();
        await plane.CreateNamespaceAsync("o-build");
        await using var front = await OpenShiftFront.StartAsync(plane,
            OpenShift.ImageStream("o-build", "app", "1.0", Image, $"you may not have access to the container image \"{Image}\""),
            OpenShift.Build("o-build", "app-1", Image, "Warning: Pull failed, retrying in 5s ...\nerror: build error: After retrying 2 times, Pull image still failed due to error: unauthorized: authentication required"));

        var outcome = await plane.Kubectl(@namespace: "o-build").IcrAsync("check", "is/app", "build/app-1", "-o", "json", "--server", front.Url);
        var report = CheckReportJson.Of(outcome);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Stderr));
        Assert.Equal("ICR309 ICR309", report.Errors);
        Assert.Equal(["Build/app-1", "ImageStream/app"], report.Pulls.Select(pull => (string)pull["pod"]!).Order());
        Assert.Contains("oc import-image app --all -n o-build", report.Fixes);
        Assert.Contains("oc secrets link builder all-icr-io -n o-build", report.Fixes);
        Assert.Equal(1, (await plane.Kubectl(@namespace: "o-build").IcrAsync("check", "imagestreams.image.openshift.io", "--server", front.Url)).ExitCode);
    }

    [Fact]
    public async Task An_image_stream_that_does_not_exist()
    {
        await PlantAsync();

        var outcome = await plane.Kubectl(@namespace: "default").IcrAsync("check", "is/nope");

        Assert.Equal(new(2, "", "error: the server doesn't have a resource type \"imagestreams.image.openshift.io\"\n"), outcome);
    }

    private string RequestsOf(string @namespace) => plane.Kubectl(@namespace: @namespace).IcrAsync("check", "pod/web", "-v", "6").GetAwaiter().GetResult().Stderr;

    private static JsonNode Single(CheckReportJson report) => Assert.Single(report.Pulls);

    private async Task<CheckReportJson> CheckAsync(string @namespace) => CheckReportJson.Of(await plane.Kubectl(@namespace: @namespace).IcrAsync("check", "pod/web", "-o", "json"));

    private async Task PlantAsync()
    {
        await IbmCloud.EnsureAsync(plane);
        if (!await plane.Api.ExistsAsync("/api/v1/namespaces/openshift-config"))
            await plane.CreateNamespaceAsync("openshift-config");
        if (await plane.Api.ExistsAsync("/api/v1/nodes/o-worker-1"))
            return;
        await plane.Api.CreateAsync(OpenShift.Worker("o-worker-1", IbmCloud.ClusterId, "kube-w1"));
    }

    /// <summary>A worker before the edit, and one after it: times in the API are of whole seconds.</summary>
    private async Task PlantGlobalAsync()
    {
        await PlantAsync();
        if (await plane.Api.ExistsAsync("/api/v1/nodes/o-worker-2"))
            return;
        await NextSecondAsync();
        var secret = Secrets.DockerRegistry("openshift-config", "pull-secret", new Dictionary<string, (string, string)> { ["quay.io"] = ("redhat", "key") });
        await plane.Api.CreateAsync(secret);
        await plane.Api.PatchAsync(GlobalPath, new JsonObject { ["data"] = Secrets.DockerRegistry("openshift-config", "pull-secret", "us.icr.io", "key")["data"]!.DeepClone() });
        await NextSecondAsync();
        await plane.Api.CreateAsync(OpenShift.Worker("o-worker-2", IbmCloud.ClusterId, "kube-w2"));
    }

    private static Task NextSecondAsync() => Task.Delay(TimeSpan.FromMilliseconds(1100));

    private async Task PlantPodAsync(string @namespace, string node, string image = Image, string text = Refused, string secretFor = "image-registry.openshift-image-registry.svc:5000")
    {
        await plane.CreateNamespaceAsync(@namespace);
        planted.Add(@namespace);
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(@namespace, "default-dockercfg-7xk2p", secretFor, "token", "serviceaccount"),
            OpenShift.Admitted(Pods.New(@namespace, "web", image, pullSecrets: ["default-dockercfg-7xk2p"], node: node, status: PodStatus.Waiting("ErrImagePull", text))),
        ]);
    }
}

namespace KubectlIcr.EndToEnd;

/// <summary>The harness itself: a real API server that behaves as the other tests rely on.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class ControlPlaneTests(ControlPlane plane)
{
    private const string Image = "us.icr.io/team/app:1.0";

    [Fact]
    public async Task Kubectl_reaches_the_server()
    {
        var version = await plane.Kubectl().RunAsync("get", "--raw", "/version");

        Assert.Equal("v1.20.2", (string?)JsonNode.Parse(version.Succeeded().Stdout)!["gitVersion"]);
    }

    [Fact]
    public async Task Admission_copies_the_pull_secrets_of_the_service_account()
    {
        await plane.CreateNamespaceAsync("inherit", "all-icr-io", "other");
        await plane.Api.CreateAsync(Pods.New("inherit", "web", Image));
        await plane.Api.CreateAsync(Pods.New("inherit", "own", Image, pullSecrets: ["mine"]));

        var names = await plane.Kubectl(@namespace: "inherit").RunAsync(
            "get", "pods", "-o", "jsonpath={range .items[*]}{.metadata.name}:{.spec.imagePullSecrets[*].name}{\"\\n\"}{end}");

        Assert.Equal("own:mine\nweb:all-icr-io other\n", names.Succeeded().Stdout);
    }

    [Fact]
    public async Task Status_is_kept_and_read_back()
    {
        await plane.CreateNamespaceAsync("status");
        var status = PodStatus.Waiting("ImagePullBackOff", $"Back-off pulling image \"{Image}\"");
        await plane.Api.CreateAsync(Pods.New("status", "web", Image, status: status));

        var table = await plane.Kubectl(@namespace: "status").RunAsync("get", "pods", "--no-headers");

        Assert.Matches("^web +0/1 +ImagePullBackOff +0 ", table.Succeeded().Stdout);
    }

    [Fact]
    public async Task Events_are_found_by_the_uid_of_their_pod()
    {
        await plane.CreateNamespaceAsync("events");
        var pods = await plane.Api.CreateAllAsync([Pods.New("events", "web", Image), Pods.New("events", "other", Image)]);
        await plane.Api.CreateAllAsync([Events.Of(pods[0], "unauthorized", count: 7), Events.Of(pods[1], "not this one")]);

        var events = await plane.Kubectl(@namespace: "events").RunAsync(
            "get", "events", $"--field-selector=involvedObject.uid={pods[0]["metadata"]!["uid"]}",
            "-o", "jsonpath={range .items[*]}{.type} {.reason} {.count} {.involvedObject.fieldPath} {.message};{end}");

        Assert.Equal("Warning Failed 7 spec.containers{main} unauthorized;", events.Succeeded().Stdout);
    }

    [Fact]
    public async Task Dev_may_nothing_until_a_role_is_bound()
    {
        await plane.CreateNamespaceAsync("rights");
        var dev = plane.Kubectl(plane.Dev, "rights");

        var secrets = await dev.RunAsync("get", "secrets");
        await plane.AllowAsync(plane.Dev, "rights", Rbac.Rule("get list", "pods"));

        Assert.Equal(
            new(1, "", "Error from server (Forbidden): secrets is forbidden: User \"dev\" cannot list resource \"secrets\" in API group \"\" in the namespace \"rights\"\n"),
            secrets);
        Assert.Equal(0, (await dev.RunAsync("get", "pods")).ExitCode);
        Assert.Equal(1, (await dev.RunAsync("get", "secrets")).ExitCode);
    }

    [Fact]
    public async Task Reader_sees_pods_but_no_secrets()
    {
        var reader = plane.Kubectl(plane.Reader);

        Assert.Equal(0, (await reader.RunAsync("get", "pods", "-A")).ExitCode);
        Assert.Equal(1, (await reader.RunAsync("get", "secrets", "-A")).ExitCode);
        Assert.Equal(1, (await reader.RunAsync("get", "nodes")).ExitCode);
    }

    [Fact]
    public async Task A_deleted_namespace_is_gone()
    {
        await plane.CreateNamespaceAsync("gone");
        await plane.Api.CreateAsync(Pods.New("gone", "web", Image, node: "node-1"));

        await plane.DeleteNamespaceAsync("gone");

        Assert.Contains("(NotFound)", (await plane.Kubectl().RunAsync("get", "namespace", "gone")).Stderr, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^gone ", (await plane.Kubectl().RunAsync("get", "pods", "-A")).Stdout);
    }
}

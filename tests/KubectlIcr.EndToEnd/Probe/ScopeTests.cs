using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Which registries are asked at all.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class ScopeTests(ControlPlane plane, RegistryWorld world)
{
    [Fact]
    public async Task None_asks_nobody()
    {
        var report = await new Scene(plane, world, "s-none").CheckAsync("--registry", "none");

        Assert.Empty(world.Proxy.Asked);
        Assert.False((bool)report.Pulls.First()["registry"]!["asked"]!);
    }

    [Theory]
    [InlineData("icr", false)]
    [InlineData("all", true)]
    public async Task A_foreign_registry_is_asked_only_for_all(string flag, bool asked)
    {
        var scene = new Scene(plane, world, $"s-foreign-{flag}") { Image = $"{Scripted.Foreign}/s-foreign/app:1.0", Keys = new() { [Scripted.Foreign] = "s-foreign-key" } };

        await scene.CheckAsync("--registry", flag);

        Assert.Equal(asked, world.RequestsTo(Scripted.Foreign).Count > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Saved_objects_ask_only_when_told_to(bool told)
    {
        var scene = new Scene(plane, world, told ? "s-from-told" : "s-from").AllowingAll();
        await world.PushAsync(scene.Image);
        await scene.PlantAsync();
        var saved = (await plane.Kubectl(@namespace: scene.Namespace).RunAsync("get", "pods,secrets,serviceaccounts", "-o", "json")).Succeeded().Stdout;
        world.Forget();
        string[] flags = told ? ["--registry", "icr"] : [];

        var outcome = await (plane.Kubectl(@namespace: scene.Namespace) with { Environment = world.Environment, Stdin = saved })
            .IcrAsync(["check", "pod/web", "--from", "-", "-o", "json", "--registry-ca", world.CaFile, .. flags]);

        Assert.Equal(told ? "ok 200" : " ", CheckReportJson.Of(outcome).Registry);
        Assert.Equal(told, world.Requests.Count > 0);
    }

    [Fact]
    public async Task A_manifest_is_asked_for_before_it_is_deployed()
    {
        await plane.CreateNamespaceAsync("s-manifest", "key");
        world.User("iamapikey", "s-manifest-key", "s-manifest/*");
        await world.PushAsync("us.icr.io/s-manifest/app:1.0");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("s-manifest", "key", "us.icr.io", "s-manifest-key"));
        var deployment = Workloads.New("Deployment", "s-manifest", "web", "us.icr.io/s-manifest/app:1.1").ToJsonString();

        var outcome = await (plane.Kubectl(@namespace: "s-manifest") with { Environment = world.Environment, Stdin = deployment })
            .IcrAsync("check", "-f", "-", "-o", "json", "--registry-ca", world.CaFile);

        Assert.Equal("ICR102", CheckReportJson.Of(outcome).Errors);
    }

    [Fact]
    public async Task Plain_http_only_for_the_host_that_was_named()
    {
        var host = $"127.0.0.1:{world.Edge.PlainPort}";
        var scene = new Scene(plane, world, "s-plain") { Image = $"{host}/s-plain/app:1.0", Keys = new() { [host] = "s-plain-key" } };
        using var answer = world.Edge.On("127.0.0.1", "/v2/", context => Answers.ErrorAsync(context, 404, "MANIFEST_UNKNOWN", "manifest unknown"));

        var without = await scene.CheckAsync("--registry", "all");
        Assert.Empty(world.RequestsTo("127.0.0.1"));
        Assert.Equal("ICR901", without.Errors);

        var with = CheckReportJson.Of(await scene.RunAsync("-o", "json", "--registry", "all", "--plain-http", host));
        Assert.Equal("not-found-tag 404", with.Registry);
    }
}

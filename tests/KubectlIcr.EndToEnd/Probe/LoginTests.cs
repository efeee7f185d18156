using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>What becomes of the credential: taken, refused, or taken and of no use.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class LoginTests(ControlPlane plane, RegistryWorld world)
{
    private const string Refused = "failed to pull and unpack image \"us.icr.io/l-text/app:1.0\": failed to resolve reference \"us.icr.io/l-text/app:1.0\": failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://us.icr.io/oauth/token: 401 Unauthorized";

    [Fact]
    public async Task A_good_key_gets_the_image()
    {
        var scene = new Scene(plane, world, "l-good").AllowingAll();
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal("ok 200", report.Registry);
        Assert.Equal("ICR901", report.Errors);
    }

    [Fact]
    public async Task A_wrong_key()
    {
        var scene = new Scene(plane, world, "l-wrong");
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal("ICR501", report.Errors);
        Assert.Equal("bad-credentials 401", report.Registry);
        Assert.Contains(Answers.LoginRefused, report.Finding("ICR501")["evidence"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_that_is_called_a_bad_request()
    {
        var scene = new Scene(plane, world, "l-bad-request");
        world.Tokens.RefusalStatus = 400;
        try
        {
            Assert.Equal("ICR501", (await scene.CheckAsync()).Errors);
        }
        finally
        {
            world.Tokens.RefusalStatus = 401;
        }
    }

    [Fact]
    public async Task A_wrong_key_that_the_node_told_of()
    {
        var report = await new Scene(plane, world, "l-text") { Text = Refused }.CheckAsync();

        Assert.Equal("ICR501", report.Errors);
        Assert.Equal("bad-credentials 401", report.Registry);
    }

    [Fact]
    public async Task A_key_that_has_been_mended_since()
    {
        var scene = new Scene(plane, world, "l-mended") { Text = Refused.Replace("l-text", "l-mended", StringComparison.Ordinal) }.AllowingAll();
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal("ok 200", report.Registry);
        Assert.DoesNotContain("ICR501", report.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_access()
    {
        var scene = new Scene(plane, world, "l-denied").Allowing("another/*");
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal("ICR502", report.Errors);
        Assert.Equal("forbidden 403", report.Registry);
        Assert.Contains(Answers.Denied, report.Finding("ICR502")["evidence"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_keys_is_the_good_one()
    {
        var scene = new Scene(plane, world, "l-second");
        await scene.PlantAsync();
        await world.PushAsync(scene.Image);
        world.User("iamapikey", "l-second-good", "l-second/*");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry("l-second", "good", "us.icr.io", "l-second-good"),
            Pods.New("l-second", "two", scene.Image, pullSecrets: ["key", "good"], status: PodStatus.Waiting("ImagePullBackOff", $"Back-off pulling image \"{scene.Image}\"")),
        ]);

        var outcome = await (plane.Kubectl(@namespace: "l-second") with { Environment = world.Environment }).IcrAsync("check", "pod/two", "--registry-ca", world.CaFile, "-o", "json");

        Assert.Equal("ok 200", CheckReportJson.Of(outcome).Registry);
    }

    [Fact]
    public async Task An_entitlement_key_at_a_registry_that_quotes_nothing()
    {
        world.User("cp", "l-entitled-key", "cp.icr.io/cp/*");
        await world.PushAsync("cp.icr.io/cp/l-entitled:1.0");
        const string image = "cp.icr.io/cp/l-entitled:1.0";
        await plane.CreateNamespaceAsync("l-entitled");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry("l-entitled", "key", "cp.icr.io", "l-entitled-key", user: "cp"),
            Pods.New("l-entitled", "web", image, pullSecrets: ["key"], status: PodStatus.Waiting("ImagePullBackOff", $"Back-off pulling image \"{image}\"")),
        ]);

        var report = CheckReportJson.Of(await new Scene(plane, world, "l-entitled").RunAsync("-o", "json"));

        Assert.Equal("ok 200", report.Registry);
    }

    [Fact]
    public async Task A_token_endpoint_that_only_takes_forms()
    {
        var scene = new Scene(plane, world, "l-form").At(Scripted.PostOnly).AllowingAll();
        await world.PushAsync(scene.Image);

        Assert.Equal("ok 200", (await scene.CheckAsync()).Registry);
    }

    [Fact]
    public async Task A_refusal_that_does_not_say_how_to_log_in()
    {
        var report = await new Scene(plane, world, "l-nochallenge").In(Scripted.NoChallenge).CheckAsync();

        Assert.EndsWith(" 401", report.Registry, StringComparison.Ordinal);
        Assert.DoesNotContain("ICR1", report.Errors, StringComparison.Ordinal);
    }
}

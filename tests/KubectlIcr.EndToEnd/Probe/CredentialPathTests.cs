namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Where the credential goes, and where it must not.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class CredentialPathTests(ControlPlane plane, RegistryWorld world)
{
    [Theory]
    [InlineData(Scripted.HostileRealm)]
    [InlineData(Scripted.TokenRedirect)]
    public async Task A_stranger_asks_for_the_credential(string host)
    {
        var scene = new Scene(plane, world, $"c-{host.Replace('.', '-')}").At(host).AllowingAll();
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.All(world.RequestsTo(Scripted.Evil), request => Assert.DoesNotContain(scene.Keys[host], Decoded(request), StringComparison.Ordinal));
        Assert.All(world.RequestsTo(Scripted.Evil), request => Assert.Null(request.Authorization));
        Assert.DoesNotContain("ok", report.Registry, StringComparison.Ordinal);
        Assert.DoesNotContain("ICR5", report.Errors, StringComparison.Ordinal);
        if (host == Scripted.HostileRealm) Assert.StartsWith("credential-withheld ", report.Registry, StringComparison.Ordinal);
        if (host == Scripted.HostileRealm) Assert.Contains(Scripted.Evil, (string)report.Finding("ICR508")["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed_without_the_authorization()
    {
        var scene = new Scene(plane, world, "c-moved").In(Scripted.Moved);
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal("ok 200", report.Registry);
        Assert.NotEmpty(world.RequestsTo(Scripted.Cdn));
        Assert.All(world.RequestsTo(Scripted.Cdn), request => Assert.Null(request.Authorization));
    }

    [Fact]
    public async Task A_registry_without_tokens_gets_basic()
    {
        var scene = new Scene(plane, world, "c-basic").At(Scripted.BasicOnly).AllowingAll();
        await world.PushAsync(scene.Image);

        Assert.Equal("ok 200", (await scene.CheckAsync("--registry", "all")).Registry);
    }

    private static string Decoded(RecordedRequest request) => Uri.UnescapeDataString(request.Whole)
        + (Accounts.Basic(request.Authorization) is { } login ? $"{login.User}:{login.Password}" : "");
}

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>A registry that would, but cannot now.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class LimitTests(ControlPlane plane, RegistryWorld world)
{
    [Theory]
    [InlineData(Scripted.TooMany, "ICR203", "rate-limited 429")]
    [InlineData(Scripted.Broken, "ICR204", "registry-5xx 500")]
    [InlineData(Scripted.Unavailable, "ICR204", "registry-5xx 503")]
    [InlineData(Scripted.PrivateOnly, "ICR608", "network-restricted 403")]
    [InlineData(Scripted.Denied, "ICR502", "forbidden 403")]
    [InlineData(Scripted.Quota, "ICR201", "quota-exceeded 403")]
    public async Task The_answer_names_the_cause(string @namespace, string errors, string registry)
    {
        var scene = new Scene(plane, world, $"q-{@namespace}").In(@namespace);
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal((errors, registry), (report.Errors, report.Registry));
    }

    [Fact]
    public async Task A_token_service_that_is_down()
    {
        var report = await new Scene(plane, world, "q-token").At(Scripted.TokenBroken).AllowingAll().CheckAsync();

        Assert.Equal(("ICR204", "registry-5xx 500"), (report.Errors, report.Registry));
    }
}

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>A registry that would, but cannot now.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class LimitTests(ControlPlane plane, RegistryWorld world)
{
    [Theory]
    [InlineData(Scripted.TooMany, "ICR203", "rate-limited 429")]
    [InlineData(Scripted.Broken, "ICR204", "registry-5xx 500")]
    [InlineData(Scripted.Unavailable, "ICR204", "registry-5xx 503")]
    [InlineData(Scripted.TokenBroken, "ICR204", "registry-5xx 500")]
    [InlineData(Scripted.PrivateOnly, "ICR608", "network-restricted 403")]
    [InlineData(Scripted.Denied, "ICR502", "forbidden 403")]
    [InlineData(Scripted.Quota, "ICR201", "quota-exceeded 403")]
    public async Task The_answer_names_the_cause(string @namespace, string errors, string registry)
    {
        var scene = new Scene(plane, world, $"q-{@namespace}") { Image = $"us.icr.io/{@namespace}/app:1.0" }.Allowing($"{@namespace}/*");
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync();

        Assert.Equal((errors, registry), (report.Errors, report.Registry));
    }
}

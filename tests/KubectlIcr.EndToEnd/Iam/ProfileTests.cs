using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.EndToEnd.Probe;

namespace KubectlIcr.EndToEnd.Iam;

/// <summary>
/// A pull secret whose user is a trusted profile and whose key is that of a service ID of another account: all is asked as the profile. The stand-in has the protocol of IBM's own
/// SDKs; what a live IAM answers where the profile does not trust the service ID, no test here can show.
/// </summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class ProfileTests(ControlPlane plane, RegistryWorld world)
{
    private const string Other = "fedcba9876543210fedcba9876543210";

    [Fact]
    public async Task The_profiles_policies_count_and_not_the_service_IDs()
    {
        var scene = Trusted("i-p-policy", IbmPolicy.Registry("Reader", ("region", "us-south"))).AllowingAll();
        await world.PushAsync(scene.Image);

        var report = await scene.CheckAsync("--iam");

        Assert.Equal($"trusted-profile pulls {IbmCloud.AccountId}", report.Identity());
        Assert.Equal(("yes", true), ((string?)report.Key()["access"], (bool?)report.Key()["ownsNamespace"]));
        Assert.Equal(("service-id", "puller", Other), ((string?)report.Key()["holder"]!["kind"], (string?)report.Key()["holder"]!["name"], (string?)report.Key()["holder"]!["account"]));
        Assert.Equal("ICR901", report.Ids);
    }

    [Theory]
    [InlineData("iam-")]
    [InlineData("")]
    public async Task A_profile_without_a_policy_for_the_image(string prefix)
    {
        var scene = Trusted($"i-p-none{prefix.Length}", IbmPolicy.Registry("Reader", ("region", "eu-de")));
        var report = await (scene with { User = prefix + scene.User }).Allowing("another/*").CheckAsync("--iam");

        Assert.Equal("ICR504", report.Errors);
        Assert.Contains($"act as trusted profile pulls in account {IbmCloud.AccountId}; the API key belongs to service ID puller in account {Other}", report.Text("ICR504"), StringComparison.Ordinal);
        Assert.Contains($"ibmcloud iam trusted-profile-policy-create {scene.User} --roles Reader --service-name container-registry --region us-south", report.Text("ICR504"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_of_an_account_without_the_registry_namespace()
    {
        var scene = Trusted("i-p-account", IbmPolicy.Registry("Reader")).Allowing("another/*").WithNamespaces("other");

        var report = await scene.CheckAsync("--iam");

        Assert.Equal("ICR505", report.Errors);
        Assert.Contains($"contains a trusted profile of account {IbmCloud.AccountId}, which has no registry namespace", report.Text("ICR505"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_does_not_trust_the_key()
    {
        var scene = Trusted("i-p-trust", IbmPolicy.Registry("Reader"));
        var stranger = world.Ibm.Add(IbmKey.OfServiceId("i-p-stranger-key", "stranger", Other, []));

        var report = await (scene with { Keys = new() { ["us.icr.io"] = stranger.Value } }).CheckAsync("--iam");

        Assert.Equal("ICR501", report.Errors);
        Assert.Contains("400 BXNIM0000E: The identity is not trusted by the profile.", report.Text("ICR501"), StringComparison.Ordinal);
        Assert.Contains($"belongs to service ID stranger in account {Other}, which can't act as {scene.User}", report.Text("ICR501"), StringComparison.Ordinal);
    }

    /// <summary>The profile is of the cluster's account, which has the image's registry namespace; the key is of another.</summary>
    private Scene Trusted(string name, params IbmPolicy[] policies)
    {
        var holder = world.Ibm.Add(IbmKey.OfServiceId($"{name}-key", "puller", Other, []));
        var profile = world.Ibm.AddProfile("pulls", IbmCloud.AccountId, [holder], policies);
        world.Ibm.Add(IbmAccount.Standard("us.icr.io", IbmCloud.AccountId) with { Namespaces = new Dictionary<string, string?> { [name] = null } });
        return new Scene(plane, world, name) { User = profile.IamId["iam-".Length..] };
    }
}

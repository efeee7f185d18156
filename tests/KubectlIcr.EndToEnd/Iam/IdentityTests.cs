using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.EndToEnd.Probe;

namespace KubectlIcr.EndToEnd.Iam;

/// <summary>Who the API key is: told by one token exchange, and what is wrong with that.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class IdentityTests(ControlPlane plane, RegistryWorld world)
{
    private static readonly IbmPolicy Reader = IbmPolicy.Registry("Reader");

    [Fact]
    public async Task This_clusters_own_key()
    {
        var report = await GoodAsync("i-own", (key, name) => IbmKey.OfServiceId(key, name, IbmCloud.AccountId, [Reader]));

        Assert.Equal($"service-id cluster-{IbmCloud.ClusterId} {IbmCloud.AccountId}", report.Identity());
        Assert.Equal(IbmCloud.ClusterId, (string?)report.Key()["cluster"]);
        Assert.Equal("yes", (string?)report.Key()["access"]);
        Assert.Equal("ICR901", report.Ids);
        Assert.Single(world.Ibm.Requests, request => request.Path == "/identity/token");
    }

    [Fact]
    public async Task The_key_of_another_cluster()
    {
        var report = await GoodAsync("i-cluster", (key, _) => IbmKey.OfServiceId(key, "cluster-bq1abcd20n01rtorhqhg", IbmCloud.AccountId, [Reader]));

        Assert.Equal("ICR901 ICR507", report.Ids);
        Assert.Contains("bq1abcd20n01rtorhqhg", (string)report.Finding("ICR507")["message"]!, StringComparison.Ordinal);
        Assert.Equal("bq1abcd20n01rtorhqhg", (string?)report.Key()["cluster"]);
    }

    [Fact]
    public async Task A_persons_key()
    {
        var report = await GoodAsync("i-person", (key, _) => IbmKey.OfUser(key, "Ann Smith", IbmCloud.AccountId, [Reader]));

        Assert.Equal("ICR901 ICR506", report.Ids);
        Assert.Equal($"user Ann Smith {IbmCloud.AccountId}", report.Identity());
        Assert.Contains("ibmcloud iam service-id-create pull-i-person", report.Text("ICR506"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_a_trusted_profile()
    {
        var report = await GoodAsync("i-profile", (key, _) => IbmKey.OfProfile(key, "pulls", IbmCloud.AccountId, [Reader]));

        Assert.Equal("ICR901", report.Ids);
        Assert.Equal($"trusted-profile pulls {IbmCloud.AccountId}", report.Identity());
    }

    [Fact]
    public async Task The_key_of_another_account_that_has_the_namespace_is_right()
    {
        const string other = "fedcba9876543210fedcba9876543210";
        var scene = new Scene(plane, world, "i-account").Allowing("another/*").Known((key, _) => IbmKey.OfServiceId(key, "pulls", other, [Reader]));
        world.Ibm.Add(IbmAccount.Standard("us.icr.io", other) with { Namespaces = new Dictionary<string, string?> { ["i-account"] = null } });

        var report = await scene.CheckAsync("--iam");

        Assert.Equal("ICR502", report.Ids);
        Assert.DoesNotContain("another account", report.Text("ICR502"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_pods_with_one_key_ask_once()
    {
        await GoodAsync("i-many", (key, name) => IbmKey.OfServiceId(key, name, IbmCloud.AccountId, [Reader]));
        await plane.Api.CreateAllAsync(Enumerable.Range(0, 20).Select(index => Pods.New("i-many", $"more-{index}", "us.icr.io/i-many/app:1.0", pullSecrets: ["key"],
            status: PodStatus.Waiting("ImagePullBackOff", "Back-off pulling image \"us.icr.io/i-many/app:1.0\""))));
        world.Forget();

        var report = CheckReportJson.Of(await (plane.Kubectl(@namespace: "i-many") with { Environment = world.Environment }).IcrAsync("check", "--iam", "-o", "json", "--registry-ca", world.CaFile));

        Assert.Equal(21, report.Pulls.Count());
        Assert.All(world.Ibm.Requests.GroupBy(request => (request.Host, request.Path, request.Query)), group => Assert.Single(group));
    }

    [Theory]
    [InlineData("IC_VISIBILITY", "private", "private.iam.cloud.ibm.com", "private.us.icr.io")]
    [InlineData("IBMCLOUD_IAM_API_ENDPOINT", "https://iam.example", "iam.example", "us.icr.io")]
    public async Task Other_endpoints_as_IBMs_own_tools_name_them(string variable, string value, string iam, string registry)
    {
        using var there = world.On(iam, "/", world.Ibm.AnswerAsync);
        var scene = new Scene(plane, world, $"i-at-{iam.Replace('.', '-')}").AllowingAll().OfServiceId(Reader);

        var report = await (scene with { Environment = scene.Environment.Add(variable, value) }).CheckAsync("--iam");

        Assert.Equal("yes", (string?)report.Key()["access"]);
        Assert.Equal(new[] { iam, registry }.Order(), world.Ibm.Requests.Select(request => request.Host).Distinct().Order());
    }

    private async Task<CheckReportJson> GoodAsync(string name, Func<string, string, IbmKey> make)
    {
        await IbmCloud.EnsureAsync(plane);
        var scene = new Scene(plane, world, name).AllowingAll().Known(make);
        await world.PushAsync(scene.Image);
        return await scene.CheckAsync("--iam");
    }
}

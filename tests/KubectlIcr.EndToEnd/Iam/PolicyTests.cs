using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.EndToEnd.Probe;

namespace KubectlIcr.EndToEnd.Iam;

/// <summary>The key is good and the registry denies the image: whether its policies are to blame, as far as they can be read.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class PolicyTests(ControlPlane plane, RegistryWorld world)
{
    public static TheoryData<string> Shapes => [.. PolicyShape.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_policy_of_that_shape(string name)
    {
        var shape = PolicyShape.All.Single(one => one.Name == name);

        var report = await shape.In(plane, world).CheckAsync("--iam");

        Assert.Equal(shape.Access, (string?)report.Key()["access"]);
        Assert.Equal(shape.Access == "no" ? "ICR504" : "ICR502", report.Errors);
        Assert.Contains(shape.Says, report.Text(report.Errors), StringComparison.Ordinal);
        if (shape.Access == "yes") Assert.DoesNotContain("no Reader policy", report.Text("ICR502"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_version_2_of_the_policies()
    {
        var report = await WithoutAsync("i-u-version", "/v2/policies", 404);

        Assert.Equal("ICR504", report.Errors);
        Assert.Contains(world.Ibm.Requests, request => request.Path == "/v1/policies");
    }

    [Fact]
    public async Task Policies_that_may_not_be_read()
    {
        var report = await WithoutAsync("i-u-policies", "/v2/policies", 403);

        Assert.Equal("ICR502", report.Errors);
        Assert.Contains("policies: iam.cloud.ibm.com: 403 no: No.", report.Unread());
        Assert.Contains("ICR504: policies of the API key in \"key\": iam.cloud.ibm.com: 403 no: No.", report.Skipped);
    }

    [Fact]
    public async Task Access_groups_that_may_not_be_read()
    {
        var report = await WithoutAsync("i-u-groups", "/v2/groups", 403);

        Assert.Equal("ICR502", report.Errors);
        Assert.Contains("ICR504: policies of the API key in \"key\": access groups: iam.cloud.ibm.com: 403 no: No.", report.Skipped);
    }

    [Fact]
    public async Task Namespaces_that_may_not_be_listed()
    {
        var report = await WithoutAsync("i-u-namespaces", "/api/v1/namespaces", 403, IbmPolicy.Registry("Reader"));

        Assert.Equal("ICR502", report.Errors);
        Assert.Contains("the registry namespace belongs to another account", report.Text("ICR502"), StringComparison.Ordinal);
        Assert.Contains($"ICR505: registry namespaces of account {IbmCloud.AccountId}: us.icr.io: 403 no: No.", report.Skipped);
    }

    [Fact]
    public async Task An_account_for_private_networks_only_is_one_of_the_causes_that_remain()
    {
        var scene = new Scene(plane, world, "i-private").Allowing("another/*").OfServiceId(IbmPolicy.Registry("Manager"))
            .WithAccount(IbmAccount.Standard("us.icr.io", IbmCloud.AccountId) with { IsPrivateOnly = true });

        var report = await scene.CheckAsync("--iam");

        Assert.Equal("ICR502", report.Errors);
        Assert.Contains("possible causes: the account allows private access only, a context-based restriction applies, or the repository does not exist", report.Text("ICR502"), StringComparison.Ordinal);
        Assert.Equal("[true,\"Standard\",true]", new JsonArray([.. ((string[])["ownsNamespace", "plan", "privateOnly"]).Select(field => report.Key()[field]?.DeepClone())]).ToJsonString());
    }

    [Fact]
    public async Task The_keys_own_record_that_may_not_be_read()
    {
        var report = await WithoutAsync("i-u-record", "/v1/apikeys", 403);

        Assert.Equal("ICR504", report.Errors);
        Assert.StartsWith($"service-id cluster-{IbmCloud.ClusterId} ", report.Identity(), StringComparison.Ordinal);
        Assert.Contains("api key: iam.cloud.ibm.com: 403 no: No.", report.Unread());
    }

    /// <summary>A check while one path of IBM Cloud refuses; the key's only policy is for another region, unless others are given.</summary>
    private async Task<CheckReportJson> WithoutAsync(string name, string path, int status, params IbmPolicy[] policies)
    {
        var scene = new Scene(plane, world, name).Allowing("another/*").OfServiceId(policies.Length > 0 ? policies : [IbmPolicy.Registry("Reader", ("region", "eu-de"))]);
        using var refused = world.On(path.StartsWith("/api", StringComparison.Ordinal) ? "us.icr.io" : IbmStandIn.IamHost, path, async context =>
        {
            world.Ibm.Requests.Enqueue(await IbmRequest.ReadAsync(context.Request));
            await Answers.TextAsync(context, status, "application/json", "{\"code\":\"no\",\"message\":\"No.\"}");
        });
        return await scene.CheckAsync("--iam");
    }
}

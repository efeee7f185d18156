using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class RegistryApiTests
{
    [Fact]
    public async Task A_free_account()
    {
        await using var world = await WorldAsync();
        world.Cloud.Add(IbmAccount.Free("us.icr.io", IbmWorld.Account, 5, 5368709121) with { IsPrivateOnly = true, Namespaces = new Dictionary<string, string?> { ["old"] = null, ["team"] = "rg1" } });

        var account = await world.AccountAsync();

        Assert.Equal(("us.icr.io", IbmWorld.Account), (account.Host, account.AccountId));
        Assert.Equal(new Quota(536870912, 5, 5368709120, 5368709121), account.Quota.Value);
        Assert.Equal("Free", account.Plan.Value);
        Assert.Equal(new AuthOptions(true, true), account.Auth.Value);
        Assert.Equal([new("old", null), new("team", "rg1")], account.Namespaces.Value!.OrderBy(one => one.Name));
        Assert.True(account.ResourceGroupOf("old").IsAbsent);
        Assert.Equal("rg1", account.ResourceGroupOf("team").Value);
        Assert.False(account.ResourceGroupOf("missing").IsKnown);
    }

    [Fact]
    public async Task No_limit_is_none()
    {
        await using var world = await WorldAsync();
        world.Cloud.Add(IbmAccount.Standard("us.icr.io", IbmWorld.Account));

        Assert.Equal(new Quota(null, 1234567890, null, 9876543210), (await world.AccountAsync()).Quota.Value);
    }

    [Theory]
    [InlineData("""{"limit":{"storage_bytes":-1,"traffic_bytes":5.36870912E9},"usage":{"storage_bytes":0,"traffic_bytes":7.0}}""", true)]
    [InlineData("""{"limit":{"store":1,"traffic":2},"usage":{"store":1,"traffic":2}}""", false)]
    [InlineData("""{"limit":{"storage_bytes":1,"traffic_bytes":2}}""", false)]
    [InlineData("""{"limit":{"storage_bytes":"1","traffic_bytes":2},"usage":{"storage_bytes":1,"traffic_bytes":2}}""", false)]
    [InlineData("""{"limit":{"storage_bytes":1e300,"traffic_bytes":2},"usage":{"storage_bytes":1,"traffic_bytes":2}}""", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    public async Task Shapes_of_a_quota(string body, bool isRead)
    {
        await using var world = await WorldAsync();
        world.Cloud.Break("/api/v1/quotas", 200, body);

        var quota = (await world.AccountAsync()).Quota;

        Assert.Equal(isRead ? null : "us.icr.io: the response to /quotas is not as documented", quota.Unread);
        Assert.Equal(isRead ? new Quota(null, 0, 5368709120, 7) : null, quota.Value);
    }

    [Fact]
    public async Task What_it_may_not_read_is_said_part_by_part()
    {
        await using var world = await WorldAsync("quotas", "plans", "auth", "namespaces", "namespaces/details");

        var account = await world.AccountAsync();

        const string reason = "us.icr.io: 403 CRG0020E: You are not authorized to access the specified resource.";
        Assert.All([account.Quota.Unread, account.Plan.Unread, account.Auth.Unread, account.Namespaces.Unread], unread => Assert.Equal(reason, unread));
        Assert.Equal(reason, account.ResourceGroupOf("team").Unread);
    }

    [Fact]
    public async Task Names_alone_say_nothing_of_resource_groups()
    {
        await using var world = await WorldAsync("namespaces/details");
        world.Cloud.Add(IbmAccount.Standard("us.icr.io", IbmWorld.Account) with { Namespaces = new Dictionary<string, string?> { ["team"] = "rg1" } });

        var account = await world.AccountAsync();

        Assert.Equal("team", account.Namespaces.Value!.Single().Name);
        Assert.Equal("only the names of the registry namespaces could be listed", account.ResourceGroupOf("team").Unread);
    }

    [Fact]
    public async Task The_account_goes_with_each_request_and_each_region_is_asked_once()
    {
        await using var world = await WorldAsync();
        foreach (var host in new[] { "us.icr.io", "icr.io", "us.icr.io" }) await world.AccountAsync(host);

        var asked = world.Cloud.Requests.Where(request => request.Path.StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();
        Assert.All(asked, request => Assert.Equal(IbmWorld.Account, request.Headers["Account"]));
        Assert.Equal((4, 4), (asked.Count(request => request.Host == "us.icr.io"), asked.Count(request => request.Host == "icr.io")));
    }

    [Fact]
    public async Task A_host_that_is_not_IBMs_is_not_asked()
    {
        await using var world = await WorldAsync();

        Assert.Equal("registry.example is not an IBM Cloud registry", (await world.AccountAsync("registry.example")).Quota.Unread);
        Assert.Equal(["iam.cloud.ibm.com:443"], world.HostsAsked);
    }

    [Fact]
    public async Task An_identity_of_another_client_has_no_token_here()
    {
        await using var world = await WorldAsync();

        var account = await world.Client.AccountAsync("us.icr.io", new(IdentityKind.User, "x", "x", null, IbmWorld.Account), default);

        Assert.Equal("no token for this identity", account.Plan.Unread);
    }

    [Fact]
    public async Task Private_endpoints_when_asked()
    {
        await using var world = await IbmWorld.StartAsync(environment: ("IC_VISIBILITY", "private"));
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Add(IbmAccount.Free("us.icr.io", IbmWorld.Account, 1, 2));

        Assert.Equal(2, (await world.AccountAsync()).Quota.Value!.TrafficUsed);
        Assert.Equal(["private.iam.cloud.ibm.com:443", "private.us.icr.io:443"], world.HostsAsked.Order());
    }

    private static async Task<IbmWorld> WorldAsync(params string[] denied)
    {
        var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account).Denied.UnionWith(denied);
        return world;
    }
}

using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.Tests.Iam;

/// <summary>Where the key and the token go, and that they are seen nowhere else.</summary>
public class IamSecretsTests
{
    [Fact]
    public async Task The_key_goes_to_IAM_alone_and_the_token_to_IAM_and_the_registry()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);

        await world.AccountAsync();

        Assert.Equal(["iam.cloud.ibm.com:443", "us.icr.io:443"], world.HostsAsked.Order());
        Assert.Equal([("POST", "/identity/token"), ("GET", "/v1/apikeys/details")], world.Cloud.Requests.Where(request => request.Holds(IbmWorld.Key)).Select(request => (request.Method, request.Path)));
        Assert.All(world.Cloud.Requests.Where(request => request.Holds(IbmWorld.Key)), request => Assert.Equal("iam.cloud.ibm.com", request.Host));
        Assert.All(world.Cloud.Requests, request => Assert.DoesNotContain("key", request.Query));
        Assert.All(world.Cloud.Requests.Where(request => request.Path != "/identity/token"), request => Assert.Equal($"Bearer {key.Token}", request.Headers["Authorization"]));
    }

    [Fact]
    public async Task The_log_at_its_highest_level_shows_neither()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);

        await world.AccountAsync();

        Assert.Contains("POST https://iam.cloud.ibm.com/identity/token 200", world.Log);
        Assert.Contains("IAM-ApiKey", world.Log);
        AssertHidden(world.Log, key.Token);
    }

    /// <summary>What each path is sent, it sends back.</summary>
    [Theory]
    [InlineData("/identity/token", true, false)]
    [InlineData("/v1/apikeys/details", true, true)]
    [InlineData("/v2/policies", false, true)]
    [InlineData("/v2/groups", false, true)]
    [InlineData("/api/v1/", false, true)]
    public async Task A_server_that_sends_them_back_does_not_make_them_seen(string path, bool hasKey, bool hasToken)
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        var secrets = $"{(hasToken ? key.Token : "")} {(hasKey ? $"{IbmWorld.Key} {Uri.EscapeDataString(IbmWorld.Key)}" : "")}";
        world.Cloud.Break(path, 400, $$"""{"errorCode":"X {{secrets}}","errorMessage":"Bad: {{secrets}}"}""");

        var facts = await world.AskAsync();
        var account = facts.Identity is { } who ? await world.Client.AccountAsync("us.icr.io", who, default) : null;

        var all = $"{facts} {facts.Refusal} {facts.Identity} {facts.Record.Unread} {facts.Policies.Unread} {facts.PoliciesGap} {account} {account?.Quota.Unread} {account?.Namespaces.Unread} {world.Log}";
        Assert.Contains($"X {Sensitive.Dots}", all);
        AssertHidden(all, key.Token);
    }

    [Fact]
    public async Task Nothing_that_is_handed_out_holds_them()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddUserKey(IbmWorld.Key, "Ada", IbmWorld.Account, IbmPolicy.AllServices("Reader"));

        var facts = await world.AskAsync();

        AssertHidden($"{facts} {facts.Record.Value} {facts.Policies.Value!.Single()} {world.Client}", key.Token);
        Assert.Equal(Sensitive.Dots, $"{Sensitive.Of(IbmWorld.Key)}");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.Break("/identity/token", context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "https://evil.icr.io/identity/token";
            return Task.CompletedTask;
        });

        Assert.Equal("iam.cloud.ibm.com: 307", (await world.AskAsync()).Unreached);
        Assert.Equal(["iam.cloud.ibm.com:443"], world.HostsAsked);
    }

    private static void AssertHidden(string text, string token)
    {
        Assert.DoesNotContain(IbmWorld.Key, text);
        Assert.DoesNotContain(Uri.EscapeDataString(IbmWorld.Key), text);
        Assert.DoesNotContain(token[..60], text); // a long sentence is cut
    }
}

using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class TokenExchangeTests
{
    public static TheoryData<string, string> Codes => new()
    {
        { "BXNIM0415E", "NotFound" },
        { "BXNIM0462E", "Disabled" },
        { "BXNIM0439E", "Expired" },
        { "BXNIM0410E", "OwnerInactive" },
        { "BXNIM0436E", "OwnerSuspended" },
        { "BXNIM0407E", "Other" },
        { "BXNIM0106E", "Other" },
        { "BXNIM0308E", "Other" },
        { "BXNIM0513E", "Other" },
        { "BXNIM0400E", "Other" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_refusal_is_known_by_its_code(string code, string kind)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.Refuse(IbmWorld.Key, code);

        var facts = await world.AskAsync();

        var known = KubectlIcr.EndToEnd.Ibm.IbmRefusal.Known[code];
        Assert.Equal(new IamRefusal(Enum.Parse<RefusalKind>(kind), known.Status, code, known.Message), facts.Refusal);
        Assert.Equal((null, null), (facts.Identity, facts.Unreached));
        Assert.False(facts.Policies.IsKnown);
        Assert.Equal(["/identity/token"], world.Paths);
    }

    [Fact]
    public void Every_code_of_the_stand_in_is_tested() => Assert.Equal(KubectlIcr.EndToEnd.Ibm.IbmRefusal.Known.Keys.Order(), Codes.Select(row => (string)row[0]).Order());

    [Theory]
    [InlineData("BXNIM0415E", 401, "NotFound")]
    [InlineData("BXNIM9999E", 400, "Other")]
    public async Task Neither_status_nor_sentence_decides(string code, int status, string kind)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.Refuse(IbmWorld.Key, code, status, "Provided API key is disabled.");

        Assert.Equal(new IamRefusal(Enum.Parse<RefusalKind>(kind), status, code, "Provided API key is disabled."), (await world.AskAsync()).Refusal);
    }

    [Fact]
    public async Task A_key_that_nobody_knows_was_deleted_or_mistyped()
    {
        await using var world = await IbmWorld.StartAsync();

        Assert.Equal(RefusalKind.NotFound, (await world.AskAsync("unknown")).Refusal!.Kind);
    }

    [Fact]
    public async Task Sends_the_documented_form()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);

        Assert.NotNull((await world.AskAsync()).Identity);

        var request = world.Cloud.Requests.First();
        Assert.Equal(("POST", "iam.cloud.ibm.com", "/identity/token", ""), (request.Method, request.Host, request.Path, request.Query));
        Assert.Equal(("application/x-www-form-urlencoded", "application/json"), (request.Headers["Content-Type"], request.Headers["Accept"]));
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal(
            "grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&response_type=cloud_iam&apikey=" + Uri.EscapeDataString(IbmWorld.Key),
            request.Body);
    }

    [Theory]
    [InlineData(500, "<html>oops</html>", "iam.cloud.ibm.com: 500")]
    [InlineData(503, """{"errorCode":"BXNIM0111E","errorMessage":"Try later."}""", "iam.cloud.ibm.com: 503 BXNIM0111E: Try later.")]
    [InlineData(429, """{"errorCode":"BXNIM0112E","errorMessage":"Too many requests."}""", "iam.cloud.ibm.com: 429 BXNIM0112E: Too many requests.")]
    [InlineData(403, "<html>Blocked by the company</html>", "iam.cloud.ibm.com: 403")]
    [InlineData(401, "", "iam.cloud.ibm.com: 401")]
    [InlineData(302, "", "iam.cloud.ibm.com: 302")]
    [InlineData(200, "<html>Log in to the wireless network</html>", "iam.cloud.ibm.com: the response is not JSON")]
    [InlineData(200, "{}", "iam.cloud.ibm.com: the response has no token that identifies the key")]
    [InlineData(200, "[1]", "iam.cloud.ibm.com: the response has no token that identifies the key")]
    [InlineData(200, """{"access_token":"opaque"}""", "iam.cloud.ibm.com: the response has no token that identifies the key")]
    [InlineData(200, """{"access_token":"a.e30.c"}""", "iam.cloud.ibm.com: the response has no token that identifies the key")]
    [InlineData(200, """{"access_token":"a\n.eyJpYW1faWQiOiJ4In0.c"}""", "iam.cloud.ibm.com: the response has no token that identifies the key")]
    [InlineData(200, """{"access_token":"\ud800"}""", "iam.cloud.ibm.com: the response is not JSON")]
    [InlineData(200, """{"\ud800":1}""", "iam.cloud.ibm.com: the response is not JSON")]
    [InlineData(200, """{"access_token":"a.!!!.c"}""", "iam.cloud.ibm.com: the response has no token that identifies the key")]
    public async Task What_is_no_answer_of_IAM_says_nothing_about_the_key(int status, string body, string unreached)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.Break("/identity/token", status, body);

        var facts = await world.AskAsync();

        Assert.Equal((unreached, null, null), (facts.Unreached, facts.Refusal, facts.Identity));
    }

    [Fact]
    public async Task A_refusal_without_a_code_keeps_its_sentence_in_one_line()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.Break("/identity/token", 400, """{"message":"Not\n\u001b[31mtoday\u0007."}""");

        Assert.Equal(new IamRefusal(RefusalKind.Other, 400, "", "Not [31mtoday."), (await world.AskAsync()).Refusal);
    }

    [Fact]
    public async Task A_broken_connection_is_unreached_in_one_line()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.Break("/identity/token", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.DoesNotContain('\n', (await world.AskAsync()).Unreached!);
    }

    [Fact]
    public async Task An_IAM_that_does_not_answer_is_given_up()
    {
        await using var world = await IbmWorld.StartAsync(TimeSpan.FromMilliseconds(300));
        world.Cloud.Latency = TimeSpan.FromMinutes(5);

        Assert.Contains("iam.cloud.ibm.com", (await world.AskAsync()).Unreached);
    }

    [Fact]
    public async Task Cancelling_ends_it_and_the_key_can_be_asked_again()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Latency = TimeSpan.FromMinutes(5);
        using var cancel = new CancellationTokenSource();

        var asking = world.AskAsync(cancel: cancel.Token);
        while (world.Cloud.Requests.IsEmpty) await Task.Delay(5);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        world.Cloud.Latency = TimeSpan.Zero;
        Assert.NotNull((await world.AskAsync()).Identity);
    }

    [Fact]
    public async Task Each_key_is_asked_once()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.AskAsync()));

        Assert.All(all, facts => Assert.Same(all[0], facts));
        Assert.Single(world.Paths, "/identity/token");
    }
}

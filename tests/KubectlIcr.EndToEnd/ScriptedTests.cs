using System.Net;

namespace KubectlIcr.EndToEnd;

/// <summary>The harness itself: each scripted host and namespace misbehaves as it says, and records what reaches it.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class ScriptedTests : IDisposable
{
    private const string Key = "scripted-key";
    private readonly RegistryWorld world;
    private readonly Puller puller;

    public ScriptedTests(RegistryWorld world)
    {
        this.world = world;
        puller = new(world);
        world.User("iamapikey", Key, "*");
        world.Forget();
    }

    public void Dispose() => puller.Dispose();

    [Theory]
    [InlineData(Scripted.NoChallenge, 401, Answers.LoginNeeded)]
    [InlineData(Scripted.Denied, 403, Answers.Denied)]
    [InlineData(Scripted.PrivateOnly, 403, Answers.PrivateOnly)]
    [InlineData(Scripted.NoManifest, 404, "manifest unknown")]
    [InlineData(Scripted.NoName, 404, "repository name not known to registry")]
    [InlineData(Scripted.TooMany, 429, "You have reached your pull rate limit.")]
    [InlineData(Scripted.Broken, 500, "<h1>500 Internal Server Error</h1>")]
    [InlineData(Scripted.Unavailable, 503, "service unavailable")]
    [InlineData(Scripted.LoginPage, 200, "<title>Sign in</title>")]
    [InlineData(Scripted.Garbled, 200, "{\"schemaVersion\": 2, \"conf")]
    public async Task A_namespace_answers_as_scripted(string @namespace, int status, string text)
    {
        using var answer = await PullAsync(@namespace);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(@namespace != Scripted.NoChallenge, world.Requests.Any(request => request.IsLogin));
    }

    [Fact]
    public async Task Too_many_says_when_to_come_back()
    {
        using var answer = await PullAsync(Scripted.TooMany);

        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task The_quota_refuses_blobs_only()
    {
        var image = await world.PushAsync($"us.icr.io/{Scripted.Quota}/app:1.0");

        using var manifest = await PullAsync(Scripted.Quota);
        using var config = await puller.PullAsync(Scripted.Host, $"{Scripted.Quota}/app/blobs/{image.ConfigDigest}", Key);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (manifest.StatusCode, config.StatusCode));
        Assert.Contains(Answers.TrafficQuota, await config.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_body_never_ends_well()
    {
        using var answer = await PullAsync(Scripted.Cut);

        Assert.Equal(1000, answer.Content.Headers.ContentLength);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => HeadAsync(Scripted.Cut));
    }

    [Fact]
    public async Task An_endless_body_goes_on_beyond_any_manifest()
    {
        using var answer = await PullAsync(Scripted.Endless);
        await using var body = await answer.Content.ReadAsStreamAsync();

        await body.ReadExactlyAsync(new byte[20_000_000]);
    }

    [Theory]
    [InlineData(Scripted.TokenBroken, 500, "internal error")]
    [InlineData(Scripted.TokenPage, 200, "<title>Sign in</title>")]
    [InlineData(Scripted.PostOnly, 405, "method not allowed")]
    public async Task A_token_endpoint_answers_as_scripted(string host, int status, string text)
    {
        using var answer = await puller.GetAsync($"https://{host}/oauth/token?service=registry&scope=repository:x/y:pull");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(401, (int)(await puller.GetAsync($"https://{host}/v2/")).StatusCode);
    }

    [Fact]
    public async Task A_token_endpoint_that_only_takes_forms_gives_tokens_to_them()
    {
        using var http = world.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "iamapikey", ["password"] = Key, ["scope"] = "repository:x/y:pull" });

        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(new Uri($"https://{Scripted.PostOnly}/oauth/token"), form)).StatusCode);
    }

    [Theory]
    [InlineData(Scripted.Host, $"{Scripted.Slow}/app/manifests/1.0")]
    [InlineData(Scripted.TokenSlow, "team/app/manifests/1.0")]
    public async Task A_slow_one_answers_nothing(string host, string path)
    {
        var answer = puller.PullAsync(host, path, Key);

        await Eventually.HoldsAsync(() => Task.FromResult(world.RequestsTo(host).Any(request => host == Scripted.Host ? request.IsManifest : request.IsLogin)));
        Assert.False(answer.IsCompleted);
        puller.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_hostile_realm_gets_and_shows_what_a_careless_client_sends()
    {
        using var answer = await puller.PullAsync(Scripted.HostileRealm, "team/app/manifests/1.0", Key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal($"Basic {Convert.ToBase64String("iamapikey:scripted-key"u8)}", Assert.Single(world.RequestsTo(Scripted.Evil)).Authorization);
    }

    [Fact]
    public async Task A_token_endpoint_redirects()
    {
        using var answer = await puller.PullAsync(Scripted.TokenRedirect, "team/app/manifests/1.0", Key);

        Assert.Equal((HttpStatusCode.TemporaryRedirect, Scripted.Evil), (answer.StatusCode, answer.Headers.Location!.Host));
    }

    [Fact]
    public async Task Content_is_redirected_to_a_host_that_gives_it_to_everybody()
    {
        var image = await world.PushAsync($"us.icr.io/{Scripted.Moved}/app:1.0");

        using var moved = await PullAsync(Scripted.Moved);
        using var manifest = await puller.GetAsync(moved.Headers.Location!.ToString());
        using var config = await puller.GetAsync($"https://{Scripted.Cdn}/v2/{Scripted.Moved}/app/blobs/{image.ConfigDigest}");

        Assert.Equal(Scripted.Cdn, moved.Headers.Location.Host);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (manifest.StatusCode, config.StatusCode));
        Assert.All(world.RequestsTo(Scripted.Cdn), request => Assert.Null(request.Authorization));
    }

    [Fact]
    public async Task A_registry_with_basic_authentication_only()
    {
        await world.PushAsync("basic.example/team/app:1.0");

        using var without = await puller.GetAsync("https://basic.example/v2/team/app/manifests/1.0");
        using var with = await puller.GetAsync("https://basic.example/v2/team/app/manifests/1.0", Puller.Basic("iamapikey", Key));
        using var wrong = await puller.GetAsync("https://basic.example/v2/team/app/manifests/1.0", Puller.Basic("iamapikey", "wrong"));

        Assert.Equal("Basic realm=\"Registry\"", without.Headers.WwwAuthenticate.ToString());
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized), (without.StatusCode, with.StatusCode, wrong.StatusCode));
    }

    [Fact]
    public async Task A_foreign_registry_refuses_in_its_own_words()
    {
        world.User("me", "foreign-key", "nothing");
        await world.PushAsync("registry.example/team/app:1.0");

        using var answer = await puller.PullAsync(Scripted.Foreign, "team/app/manifests/1.0", "foreign-key", "me");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("error=\"insufficient_scope\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_authority()
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => puller.GetAsync($"https://{Scripted.WrongCa}/v2/"));

        Assert.Equal(HttpRequestError.SecureConnectionError, failure.HttpRequestError);
        Assert.Empty(world.Requests);
    }

    [Fact]
    public async Task Plain_http_where_tls_is_expected()
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => puller.GetAsync($"https://{Scripted.PlainHttp}/v2/"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{world.Edge.PlainPort}/v2/");
        request.Headers.Host = Scripted.PlainHttp;

        Assert.Equal(HttpRequestError.SecureConnectionError, failure.HttpRequestError);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_test_scripts_a_path_of_its_own()
    {
        using (world.On("new.icr.io", "/v2/x/", context => Answers.ErrorAsync(context, 418, "TEAPOT", "short and stout")))
            Assert.Equal(418, (int)(await puller.GetAsync("https://new.icr.io/v2/x/y/manifests/1")).StatusCode);

        Assert.Equal(401, (int)(await puller.GetAsync("https://new.icr.io/v2/x/y/manifests/1")).StatusCode);
    }

    private Task<HttpResponseMessage> PullAsync(string @namespace) => puller.PullAsync(Scripted.Host, $"{@namespace}/app/manifests/1.0", Key);

    private Task<HttpResponseMessage> HeadAsync(string @namespace) =>
        puller.GetAsync($"https://{Scripted.Host}/v2/{@namespace}/app/manifests/1.0", new("Bearer", "any"), HttpMethod.Head);
}

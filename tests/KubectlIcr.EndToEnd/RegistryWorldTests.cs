using System.Net;

namespace KubectlIcr.EndToEnd;

/// <summary>The harness itself: a registry that answers as IBM's does, down to the real thing behind it.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class RegistryWorldTests : IDisposable
{
    private readonly RegistryWorld world;
    private readonly Puller puller;

    public RegistryWorldTests(RegistryWorld world)
    {
        this.world = world;
        puller = new(world);
        world.User("iamapikey", "world-key", "world/*");
        world.User("iamapikey", "other-key", "elsewhere/*");
        world.User("iamapikey", "german-key", "de.icr.io/world/*");
        world.Forget();
    }

    public void Dispose() => puller.Dispose();

    [Fact]
    public async Task A_pushed_image_is_pulled_with_a_token()
    {
        var image = await world.PushAsync("us.icr.io/world/app:1.0", "linux/s390x");

        using var manifest = await puller.PullAsync("us.icr.io", "world/app/manifests/1.0", "world-key");
        using var config = await puller.PullAsync("us.icr.io", $"world/app/blobs/{image.ConfigDigest}", "world-key");

        Assert.Equal(image.Digest, manifest.Headers.GetValues("Docker-Content-Digest").Single());
        Assert.Equal("s390x", (string?)JsonNode.Parse(await config.Content.ReadAsStringAsync())!["architecture"]);
        Assert.Equal((2, 2), (world.ManifestRequestsTo("us.icr.io"), world.LoginsAt("us.icr.io")));
    }

    [Fact]
    public async Task An_index_lists_its_platforms()
    {
        var image = await world.PushIndexAsync("us.icr.io/world/index:1.0", "linux/amd64", "linux/arm64/v8");

        using var answer = await puller.PullAsync("us.icr.io", $"world/index/manifests/{image.Digest}", "world-key");
        var index = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/vnd.docker.distribution.manifest.list.v2+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["amd64 ", "arm64 v8"], index["manifests"]!.AsArray().Select(one => $"{one!["platform"]!["architecture"]} {one["platform"]!["variant"]}"));
        using var child = await puller.PullAsync("us.icr.io", $"world/index/manifests/{index["manifests"]![0]!["digest"]}", "world-key");
        Assert.Equal(HttpStatusCode.OK, child.StatusCode);
    }

    [Fact]
    public async Task Tags_are_listed()
    {
        await world.PushAsync("us.icr.io/world/tags:1.0");
        await world.PushAsync("us.icr.io/world/tags:1.0.1");

        using var answer = await puller.PullAsync("us.icr.io", "world/tags/tags/list", "world-key");

        Assert.Equal(["1.0", "1.0.1"], JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["tags"]!.AsArray().Select(tag => (string)tag!).Order());
    }

    [Theory]
    [InlineData("wrong-key", "world/app/manifests/1.0", 401, "UNAUTHORIZED", Answers.LoginRefused)]
    [InlineData(null, "world/app/manifests/1.0", 401, "UNAUTHORIZED", Answers.LoginNeeded)]
    [InlineData("other-key", "world/app/manifests/1.0", 403, "DENIED", Answers.Denied)]
    [InlineData("german-key", "world/app/manifests/1.0", 403, "DENIED", Answers.Denied)]
    [InlineData("world-key", "world/app/manifests/9.9", 404, "MANIFEST_UNKNOWN", "manifest unknown")]
    [InlineData("world-key", "world/nothing/manifests/1.0", 404, "MANIFEST_UNKNOWN", "manifest unknown")]
    [InlineData("world-key", "world/nothing/tags/list", 404, "NAME_UNKNOWN", "repository name not known to registry")]
    public async Task A_refusal_has_the_words_of_icr(string? password, string path, int status, string code, string message)
    {
        await world.PushAsync("us.icr.io/world/app:1.0");

        using var answer = await puller.PullAsync("us.icr.io", path, password);

        Assert.Equal(($"{status} {code}", message), await ErrorAsync(answer));
    }

    [Fact]
    public async Task A_region_has_its_own_images_and_its_private_name_the_same()
    {
        await world.PushAsync("de.icr.io/world/german:1.0");

        Assert.Equal(404, await StatusAsync("us.icr.io", "world/german/manifests/1.0", "world-key"));
        Assert.Equal(404, await StatusAsync("uk.icr.io", "world/german/manifests/1.0", "world-key"));
        Assert.Equal(200, await StatusAsync("de.icr.io", "world/german/manifests/1.0", "german-key"));
        Assert.Equal(200, await StatusAsync("private.de.icr.io", "world/german/manifests/1.0", "world-key"));
    }

    [Fact]
    public async Task An_open_image_needs_no_login()
    {
        await world.PushAsync("icr.io/cpopen/world:1.0");
        world.Open("icr.io/cpopen/*");

        Assert.Equal(200, await StatusAsync("icr.io", "cpopen/world/manifests/1.0", null));
        Assert.Equal(401, await StatusAsync("us.icr.io", "cpopen/world/manifests/1.0", null));
    }

    [Fact]
    public async Task A_wrong_password_may_be_a_bad_request()
    {
        world.Tokens.RefusalStatus = 400;
        try
        {
            Assert.Equal(400, await StatusAsync("us.icr.io", "world/app/manifests/1.0", "wrong-key"));
        }
        finally
        {
            world.Tokens.RefusalStatus = 401;
        }
    }

    [Fact]
    public async Task A_token_is_given_to_a_posted_form_too()
    {
        await world.PushAsync("us.icr.io/world/app:1.0");
        using var http = world.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password", ["service"] = "registry", ["client_id"] = "test", ["username"] = "iamapikey", ["password"] = "world-key",
            ["scope"] = "repository:world/app:pull repository:world/index:pull",
        });

        using var login = await http.PostAsync(new Uri("https://us.icr.io/oauth/token"), form);
        var token = (string)JsonNode.Parse(await login.Content.ReadAsStringAsync())!["access_token"]!;
        using var manifest = await puller.GetAsync("https://us.icr.io/v2/world/app/manifests/1.0", new("Bearer", token));

        Assert.Equal(HttpStatusCode.OK, manifest.StatusCode);
        Assert.Contains("password=world-key", Assert.Single(world.RequestsTo("us.icr.io"), request => request.IsLogin).Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_signer_is_not_taken()
    {
        await world.PushAsync("us.icr.io/world/app:1.0");
        using var stranger = new TestPki();
        var token = new TokenSigner(stranger.TokenSigner).Sign("me", ("world/app", ["pull"]));

        using var answer = await puller.GetAsync("https://us.icr.io/v2/world/app/manifests/1.0", new("Bearer", token));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_entitled_registry_quotes_nothing()
    {
        world.User("cp", "entitled", "cp.icr.io/cp/*");
        await world.PushAsync("cp.icr.io/cp/db2:11.5");

        using var first = await puller.GetAsync("https://cp.icr.io/v2/cp/db2/manifests/11.5");
        using var manifest = await puller.PullAsync("cp.icr.io", "cp/db2/manifests/11.5", "entitled", "cp");

        Assert.Equal("Bearer realm=https://cp.icr.io/oauth/token, service=registry, scope=repository:cp/db2:pull", Puller.Challenge(first));
        Assert.Equal(HttpStatusCode.OK, manifest.StatusCode);
    }

    [Fact]
    public async Task Another_server_answers_for_a_path_of_a_host()
    {
        await using var other = await Edge.StartAsync(_ => world.Pki, context => Answers.TextAsync(context, 201, "text/plain", "from the other"));
        using var http = world.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["apikey"] = "a+b" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://us.icr.io/api/v1/quotas?x=1") { Content = form, Headers = { { "Account", "acc" } } };
        using var led = world.Lead("us.icr.io", "/api/v1/", other.TlsPort);

        using var answer = await http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Created, "from the other"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        var there = Assert.Single(other.Requests);
        Assert.Equal(("us.icr.io", "/api/v1/quotas", "?x=1", "apikey=a%2Bb"), (there.Host, there.Path, there.Query, there.Body));
        Assert.Contains("Account: acc", there.Headers, StringComparison.Ordinal);
        Assert.Equal(there.Whole.Length, Assert.Single(world.RequestsTo("us.icr.io")).Whole.Length);
    }

    private async Task<int> StatusAsync(string host, string path, string? password)
    {
        using var answer = await puller.PullAsync(host, path, password);
        return (int)answer.StatusCode;
    }

    private static async Task<(string, string?)> ErrorAsync(HttpResponseMessage answer)
    {
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!;
        return ($"{(int)answer.StatusCode} {error["code"]}", (string?)error["message"]);
    }
}

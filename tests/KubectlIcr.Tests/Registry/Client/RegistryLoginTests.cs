using KubectlIcr.Http;
using KubectlIcr.Registry;
using static KubectlIcr.Tests.Registry.FakeRegistry;

namespace KubectlIcr.Tests.Registry;

/// <summary>Tokens, Basic and refusals; and that no credential goes where it does not belong.</summary>
public class RegistryLoginTests
{
    private static readonly Credential Wrong = new("iamapikey", Sensitive.Of("t0ps3cret-wrong"));

    private static Task<RegistryAnswer> AskAsync(FakeRegistry registry, RegistryQuestion? question = null) =>
        registry.Client.ManifestAsync(question ?? Question(), CancellationToken.None);

    private static void NothingLeaks(FakeRegistry registry, params string[] allowedHosts)
    {
        Assert.DoesNotContain(registry.Asked, one => one.Authorization is not null && !allowedHosts.Contains(one.Line.Split(' ')[1]));
        Assert.DoesNotContain("t0ps3cret", registry.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("dDBwczNjcmV0", registry.Log, StringComparison.Ordinal);
        foreach (var authorization in registry.Asked.Select(one => one.Authorization).OfType<string>())
            Assert.DoesNotContain(authorization.Split(' ')[1], registry.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_credential_gets_the_manifest_by_one_token()
    {
        await using var registry = await StartAsync();
        var digest = registry.Image("team/app", "1");
        var answer = await AskAsync(registry);
        Assert.True(answer.IsOk);
        Assert.Equal((AnswerStage.Manifest, "us.icr.io", 200, true, digest), (answer.Stage, answer.Host, answer.Status, answer.LoginTaken, answer.Manifest!.Digest));
        Assert.Equal(["pull"], answer.Granted!);
        Assert.Equal(
            ["GET us.icr.io /v2/", "GET us.icr.io /oauth/token?service=registry&scope=repository:team/app:pull", "GET us.icr.io /v2/team/app/manifests/1"],
            registry.Lines);
        Assert.Equal(new(1, 1), registry.Client.Counts["us.icr.io"]);
        NothingLeaks(registry, "us.icr.io");
    }

    [Fact]
    public async Task A_refused_login_has_the_token_services_words_and_is_not_tried_again()
    {
        await using var registry = await StartAsync();
        registry.Client.Expect("us.icr.io", Wrong, ["team/app", "team/db"]);
        var first = await AskAsync(registry, Question() with { Credential = Wrong });
        var second = await AskAsync(registry, Question(repository: "team/db") with { Credential = Wrong });
        Assert.Equal((AnswerStage.Login, 401, "UNAUTHORIZED", "The login credentials are not valid, or your IBM Cloud account is not active.", false),
            (first.Stage, first.Status, first.Code, first.Sentence, first.LoginTaken));
        Assert.Equal(first, second);
        Assert.Single(registry.Logins);
        Assert.DoesNotContain(registry.Lines, line => line.Contains("manifests", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_400_refuses_the_login_too()
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /oauth/token", Text(400, """{"errors":[{"code":"UNAUTHORIZED","message":"no t0ps3cret-alice here"}]}"""));
        var answer = await AskAsync(registry);
        Assert.Equal((AnswerStage.Login, 400, false, "no •••••••• here"), (answer.Stage, answer.Status, answer.LoginTaken, answer.Sentence));
    }

    [Fact]
    public async Task A_403_of_the_token_service_refuses_access_not_the_login()
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /oauth/token", Text(403, """{"details":"access denied"}"""));
        var answer = await AskAsync(registry);
        Assert.Equal((AnswerStage.Login, 403, null, "access denied"), (answer.Stage, answer.Status, answer.LoginTaken, answer.Sentence));
    }

    [Fact]
    public async Task Anonymous_asks_without_authorization()
    {
        await using var registry = await StartAsync();
        registry.Open = ["team/app"];
        registry.Image("team/app", "1");
        var answer = await AskAsync(registry, Question() with { Credential = null });
        Assert.True(answer.IsOk);
        Assert.Null(answer.LoginTaken);
        Assert.Equal([null, null], registry.Asked.Take(2).Select(one => one.Authorization));
        Assert.Equal(new(1, 0), registry.Client.Counts["us.icr.io"]);
    }

    [Fact]
    public async Task Two_credentials_and_three_repositories_cost_two_logins()
    {
        await using var registry = await StartAsync();
        var bob = new Credential("iamapikey", Sensitive.Of("t0ps3cret-bob"));
        string[] all = ["team/app", "team/db", "team/web"];
        registry.Users["iamapikey:t0ps3cret-bob"] = all;
        foreach (var repository in all) registry.Image(repository, "1");
        foreach (var credential in new[] { Alice, bob }) registry.Client.Expect("us.icr.io", credential, all);
        var answers = await Task.WhenAll(
            from credential in new[] { Alice, bob } from repository in all select AskAsync(registry, Question(repository: repository) with { Credential = credential }));
        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal(new(6, 2), registry.Client.Counts["us.icr.io"]);
        Assert.All(registry.Logins, line => Assert.Equal(3, line.Split("scope=repository:team/").Length - 1));
        Assert.Single(registry.Lines, line => line.EndsWith(" /v2/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_denial_by_a_token_for_several_is_settled_once_and_then_trusted()
    {
        await using var registry = await StartAsync();
        registry.Users["iamapikey:t0ps3cret-alice"] = ["team/app"];
        string[] all = ["team/app", "team/db", "team/web", "team/xx"];
        registry.Client.Expect("us.icr.io", Alice, all);
        registry.Image("team/app", "1");
        var answers = new List<RegistryAnswer>();
        foreach (var repository in all) answers.Add(await AskAsync(registry, Question(repository: repository)));
        Assert.Equal([200, 401, 401, 401], answers.Select(answer => answer.Status));
        Assert.Equal([false, true, true, true], answers.Select(answer => answer.IsUnsure));
        foreach (var repository in all[1..3]) answers.Add(await AskAsync(registry, Question(repository: repository) with { Alone = true }));
        Assert.All(answers[1..], answer => Assert.Equal((AnswerStage.Manifest, true, 0), (answer.Stage, answer.LoginTaken, answer.Granted!.Count)));
        Assert.All(answers[4..], answer => Assert.False(answer.IsUnsure));
        Assert.Equal(new(6, 2), registry.Client.Counts["us.icr.io"]);
    }

    [Fact]
    public async Task A_service_that_knows_one_scope_denies_nobody_wrongly()
    {
        await using var registry = await StartAsync();
        registry.KnowsOneScope = true;
        string[] all = ["team/app", "team/db", "team/web"];
        registry.Client.Expect("us.icr.io", Alice, all);
        foreach (var repository in all)
        {
            registry.Image(repository, "1");
            var answer = await AskAsync(registry, Question(repository: repository));
            Assert.NotEqual(answer.IsOk, answer.IsUnsure);
            Assert.True(answer.IsOk || (await AskAsync(registry, Question(repository: repository) with { Alone = true })).IsOk);
        }
    }

    [Fact]
    public async Task A_service_that_stumbles_over_several_scopes_is_asked_for_one()
    {
        await using var registry = await StartAsync();
        registry.Client.Expect("us.icr.io", Alice, ["team/app", "team/db"]);
        registry.Image("team/app", "1");
        registry.On("GET us.icr.io /oauth/token", context => context.Request.Query["scope"].Count > 1
            ? Text(400, """{"error":"one scope, please"}""")(context) : Text(200, """{"access_token":"opaque"}""")(context));
        registry.On("GET us.icr.io /v2/team/app/manifests/1", Text(200, """{"config":{"digest":"sha256:0"}}""", "application/vnd.oci.image.manifest.v1+json"));
        var answer = await AskAsync(registry);
        Assert.True(answer.IsOk);
        Assert.Null(answer.Granted);
        Assert.Equal("Bearer opaque", registry.Asked.Last().Authorization);
    }

    [Theory]
    [InlineData(300, 1)]
    [InlineData(0, 2)]
    public async Task A_token_is_used_until_it_ends(int lifetime, int logins)
    {
        await using var registry = await StartAsync();
        registry.Lifetime = lifetime;
        registry.Image("team/app", "1");
        await AskAsync(registry);
        Assert.True((await AskAsync(registry)).IsOk);
        Assert.Equal(logins, registry.Client.Counts["us.icr.io"].Logins);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_service_without_GET_is_asked_by_POST(int status)
    {
        await using var registry = await StartAsync();
        var form = "";
        registry.Image("team/app", "1");
        registry.Challenges = ["Bearer realm=\"https://us.icr.io/t\",service=\"registry\""];
        registry.On("GET us.icr.io /t", Text(status, ""));
        registry.On("POST us.icr.io /t", async context =>
        {
            form = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await Text(200, """{"access_token":"opaque"}""")(context);
        });
        await AskAsync(registry);
        Assert.Equal("grant_type=password&service=registry&scope=repository%3Ateam%2Fapp%3Apull&client_id=kubectl-icr&username=iamapikey&password=t0ps3cret-alice", form);
        NothingLeaks(registry, "us.icr.io");
    }

    [Theory]
    [InlineData("https://evil.test/oauth/token", "https://evil.test/oauth/token")]
    [InlineData("https://us.icr.io.evil.test/", "https://us.icr.io.evil.test/")]
    [InlineData("https://us.icr.io@evil.test/", "https://evil.test/")]
    [InlineData("https://u:p@us.icr.io/oauth/token", "https://us.icr.io/oauth/token")]
    [InlineData("http://us.icr.io/oauth/token", "http://us.icr.io/oauth/token")]
    [InlineData("//evil.test/", "//evil.test/")]
    [InlineData("/oauth/token", "/oauth/token")]
    [InlineData("file:///etc/passwd", "file:///etc/passwd")]
    [InlineData("https://gitlab.com/jwt/auth", "https://gitlab.com/jwt/auth")]
    [InlineData("https://evilicr.io/?x=y", "https://evilicr.io/?x=••••••••")]
    public async Task A_hostile_realm_gets_nothing(string realm, string shown)
    {
        await using var registry = await StartAsync();
        registry.Challenges = [$"Bearer realm=\"{realm}\",service=\"registry\""];
        var answer = await AskAsync(registry);
        Assert.Equal((AnswerStage.Login, shown, null, null), (answer.Stage, answer.ForeignRealm, answer.Status, answer.LoginTaken));
        Assert.Equal(["GET us.icr.io /v2/"], registry.Lines);
        NothingLeaks(registry);
    }

    [Fact]
    public async Task A_realm_of_ICR_on_another_host_of_ICR_is_its_own()
    {
        await using var registry = await StartAsync();
        registry.Challenges = ["Bearer realm=https://icr.io/oauth/token, service=registry"];
        registry.Image("team/app", "1");
        Assert.True((await AskAsync(registry)).IsOk);
        NothingLeaks(registry, "us.icr.io", "icr.io");
    }

    [Fact]
    public async Task Docker_Hub_is_where_it_is()
    {
        await using var registry = await StartAsync();
        registry.Users["iamapikey:t0ps3cret-alice"] = ["library/nginx"];
        registry.Challenges = ["Bearer realm=\"https://auth.docker.io/oauth/token\",service=\"registry.docker.io\""];
        registry.Image("library/nginx", "1");
        var answer = await AskAsync(registry, Question(host: "docker.io", repository: "library/nginx"));
        Assert.Equal(("registry-1.docker.io", true), (answer.Host, answer.IsOk));
        NothingLeaks(registry, "registry-1.docker.io", "auth.docker.io");
    }

    [Fact]
    public async Task A_token_services_redirect_is_a_foreign_realm()
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /oauth/token", Redirect("https://evil.test/token?code=t0ps3cret"));
        var answer = await AskAsync(registry);
        Assert.Equal("https://evil.test/token?code=••••••••", answer.ForeignRealm);
        Assert.DoesNotContain(registry.Lines, line => line.Contains("evil", StringComparison.Ordinal));
        NothingLeaks(registry, "us.icr.io");
    }

    [Fact]
    public async Task A_manifests_own_challenge_cannot_lead_elsewhere()
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /v2/team/app/manifests/1", Text(401, "{}", headers: ("WWW-Authenticate", "Bearer realm=\"https://evil.test/\"")));
        Assert.Equal("https://evil.test/", (await AskAsync(registry)).ForeignRealm);
        NothingLeaks(registry, "us.icr.io");
    }

    [Fact]
    public async Task A_registry_that_greets_everyone_is_asked_by_its_manifests_challenge()
    {
        await using var registry = await StartAsync();
        registry.Image("team/app", "1");
        registry.On("GET us.icr.io /v2/", Text(200, "{}"));
        Assert.True((await AskAsync(registry)).IsOk);
        Assert.Equal([null, null, "Basic", "Bearer"], registry.Asked.Select(one => one.Authorization?.Split(' ')[0]));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_greeting_of_another_status_decides_nothing(int status)
    {
        await using var registry = await StartAsync();
        registry.Image("team/app", "1");
        registry.On("GET us.icr.io /v2/", Text(status, "{}"));
        Assert.True((await AskAsync(registry)).IsOk);
    }

    [Fact]
    public async Task Another_scope_in_the_manifests_challenge_is_asked_for_once()
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /v2/team/app/manifests/1", Text(401, "{}", headers: ("WWW-Authenticate", Bearer.Trim() + ",scope=\"repository:team/app:pull,meta\"")));
        Assert.Equal(401, (await AskAsync(registry)).Status);
        Assert.Equal(2, registry.Logins.Count());
        Assert.EndsWith("&scope=repository:team/app:pull,meta", registry.Logins.Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t0ps3cret-alice", 200, "Manifest", true)]
    [InlineData("t0ps3cret-wrong", 401, "Login", false)]
    public async Task Basic_is_sent_once_asked_for(string password, int status, string stage, bool taken)
    {
        await using var registry = await StartAsync();
        registry.Challenges = ["Basic realm=\"Registry\""];
        registry.Image("team/app", "1");
        var answer = await AskAsync(registry, Question() with { Credential = new("iamapikey", Sensitive.Of(password)) });
        Assert.Equal((status, stage, taken), (answer.Status, answer.Stage.ToString(), answer.LoginTaken));
        Assert.Equal([null, "Basic"], registry.Asked.Select(one => one.Authorization?.Split(' ')[0]));
    }

    [Fact]
    public async Task Basic_without_a_credential_is_a_401_of_the_manifest()
    {
        await using var registry = await StartAsync();
        registry.Challenges = ["Basic realm=\"Registry\""];
        var answer = await AskAsync(registry, Question() with { Credential = null });
        Assert.Equal((401, AnswerStage.Manifest, null), (answer.Status, answer.Stage, answer.LoginTaken));
    }

    [Theory]
    [InlineData("üser:näme", "pässwörd\n\u0001")]
    [InlineData("", "t0ps3cret")]
    [InlineData("iamapikey", "")]
    public async Task Odd_credentials_are_sent_as_they_are(string user, string password)
    {
        await using var registry = await StartAsync();
        registry.Users[$"{user}:{password}"] = ["team/app"];
        registry.Image("team/app", "1");
        Assert.True((await AskAsync(registry, Question() with { Credential = new(user, Sensitive.Of(password)) })).IsOk);
    }

    [Theory]
    [InlineData("""{"token":"a\nb"}""", "application/json")]
    [InlineData("""{"token":""}""", "application/json")]
    [InlineData("""{"token":7,"access_token":{}}""", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("<html><head><title>Log\u001b[31m in</title>", "text/html")]
    public async Task A_token_that_is_none_is_garbled(string body, string type)
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /oauth/token", Text(200, body.Replace("\"token\":7,\"access_token\":{}", "\"tokens\":1"), type));
        var answer = await AskAsync(registry);
        Assert.Equal((AnswerStage.Login, NetworkFaultKind.Garbled, 200), (answer.Stage, answer.Fault?.Kind, answer.Status));
        Assert.Contains(type == "text/html" ? "us.icr.io: the token service responded with text/html page \"Log[31m in\" instead of a token" : "something", answer.Fault!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_oversized_token_is_garbled()
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /oauth/token", Text(200, $$"""{"token":"{{new string('a', 70_000)}}"}"""));
        Assert.Equal(NetworkFaultKind.Garbled, (await AskAsync(registry)).Fault?.Kind);
    }

    [Fact]
    public async Task Cancelled_while_the_token_service_thinks_the_next_one_asks_anew()
    {
        using var end = new CancellationTokenSource();
        await using var registry = await StartAsync();
        registry.Image("team/app", "1");
        registry.On("GET us.icr.io /v2/", async context => { await end.CancelAsync(); await Task.Delay(-1, context.RequestAborted); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => registry.Client.ManifestAsync(Question(), end.Token));
        registry.On("GET us.icr.io /v2/", Text(401, "", headers: ("WWW-Authenticate", Bearer.Trim())));
        Assert.True((await AskAsync(registry)).IsOk);
    }
}

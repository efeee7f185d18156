using KubectlIcr.Registry;
using static KubectlIcr.Tests.Registry.FakeRegistry;

namespace KubectlIcr.Tests.Registry;

/// <summary>A login without an image: what the registry says to the credential alone.</summary>
public class RegistryLoginAloneTests
{
    private static readonly Credential Wrong = new("iamapikey", Sensitive.Of("t0ps3cret-wrong"));

    private static Task<RegistryAnswer> LoginAsync(FakeRegistry registry, Credential? credential = null, string host = "us.icr.io") =>
        registry.Client.LoginAsync(host, credential ?? Alice, CancellationToken.None);

    [Fact]
    public async Task A_token_for_nothing_proves_the_credential()
    {
        await using var registry = await StartAsync();
        Assert.True((await LoginAsync(registry)).LoginTaken);
        Assert.Equal(["GET us.icr.io /v2/", "GET us.icr.io /oauth/token?service=registry"], registry.Lines);
        Assert.DoesNotContain("t0ps3cret", registry.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(400)]
    public async Task A_refusal_has_the_token_services_words(int status)
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /oauth/token", Text(status, """{"errors":[{"code":"UNAUTHORIZED","message":"not t0ps3cret-wrong"}]}"""));
        var answer = await LoginAsync(registry, Wrong);
        Assert.Equal((AnswerStage.Login, false, status, "not ••••••••"), (answer.Stage, answer.LoginTaken, answer.Status, answer.Sentence));
        await LoginAsync(registry, Wrong);
        Assert.Single(registry.Logins);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task What_is_no_word_on_the_password_leaves_it_open(int status)
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /oauth/token", Text(status, "{}"));
        Assert.Null((await LoginAsync(registry)).LoginTaken);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(403, true)]
    [InlineData(401, false)]
    [InlineData(500, null)]
    public async Task By_Basic_it_is_v2_that_answers(int status, bool? taken)
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /v2/", context => context.Request.Headers.Authorization.Count == 0
            ? Text(401, "{}", headers: ("WWW-Authenticate", "Basic realm=\"x\""))(context)
            : Text(status, "{}")(context));
        Assert.Equal(taken, (await LoginAsync(registry)).LoginTaken);
    }

    [Fact]
    public async Task A_registry_that_asks_nobody_says_nothing()
    {
        await using var registry = await StartAsync();
        registry.On("GET us.icr.io /v2/", Text(200, "{}"));
        Assert.Null((await LoginAsync(registry)).LoginTaken);
        Assert.All(registry.Asked, one => Assert.Null(one.Authorization));
    }

    [Fact]
    public async Task The_credential_goes_to_no_foreign_token_service()
    {
        await using var registry = await StartAsync();
        registry.Challenges = ["Bearer realm=\"https://evil.test/token\",service=\"registry\""];
        var answer = await LoginAsync(registry);
        Assert.Equal((null, "https://evil.test/token"), (answer.LoginTaken, answer.ForeignRealm));
        Assert.All(registry.Asked, one => Assert.Null(one.Authorization));
    }

    [Fact]
    public async Task No_host_no_question()
    {
        await using var registry = await StartAsync();
        Assert.NotNull((await LoginAsync(registry, host: "no host")).Fault);
    }
}

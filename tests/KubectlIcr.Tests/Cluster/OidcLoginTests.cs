using System.Buffers.Text;
using System.Text;

namespace KubectlIcr.Tests.Cluster;

/// <summary>What becomes of the kubeconfig when an ID token is renewed. What is asked of the issuer, and when, is compared with kubectl end to end.</summary>
public sealed class OidcLoginTests : IDisposable
{
    private const string Flow = """
        {"current-context":"c","contexts":[{"name":"c","context":{"cluster":"k","user":"u"}}],"clusters":[{"name":"k","cluster":{"server":"https://h"}}],
        "users":[{"name":"u","user":{"auth-provider":{"name":"oidc","config":{"client-id":"kube","client-secret":"kube","id-token":"OLD","idp-certificate-authority-data":"CA","idp-issuer-url":"ISSUER","refresh-token":"FIRST"}}}}]}
        """;

    private const string Block = """
        # mine: größer 😀
        clusters:
        - {name: k, cluster: {server: 'https://h'}} # the server
        users:
        - name: other
          user: {auth-provider: {name: oidc, config: {id-token: other, refresh-token: other}}}
        - name: u
          user:
            auth-provider:
              name: oidc
              config:
                client-id: kube   # IBM's
                client-secret: kube
                id-token: "OLD"
                idp-certificate-authority-data: CA
                idp-issuer-url: ISSUER
                refresh-token:   'FIRST'
        contexts: [{name: c, context: {cluster: k, user: u}}]
        current-context: c
        """;

    private static readonly string Old = Token(1_000_000_000);
    private static readonly string New = Token(4_102_444_800);

    private readonly TestHome home = new();
    private readonly System.Security.Cryptography.X509Certificates.X509Certificate2 authority = Pki.Authority("ca");

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(Block, "\n")]
    [InlineData(Block, "\r\n")]
    [InlineData(Flow, "\n")]
    public async Task Only_the_two_tokens_change(string template, string lineEnd)
    {
        await using var issuer = await IssuerAsync();
        var path = Config(template.ReplaceLineEndings(lineEnd), issuer);
        var expected = File.ReadAllText(path).Replace($"\"{Old}\"", $"\"{New}\"").Replace("'FIRST'", "\"second\"").Replace("\"FIRST\"", "\"second\"");
        Assert.Equal(New, (await home.ConnectAsync()).Login.Token!.Reveal());
        Assert.Equal(expected, File.ReadAllText(path));
        Assert.False(File.Exists(path + ".lock"));

        Assert.Equal(New, (await home.ConnectAsync()).Login.Token!.Reveal());
        Assert.Equal(2, issuer.Requests.Count);
    }

    [Theory]
    [InlineData("|-\n          OLD\n")]
    [InlineData("|\n          OLD\n\n        # a remark\n")]
    [InlineData(">\n          OLD\n")]
    [InlineData("OLD   # a remark\n")]
    public async Task A_token_written_as_a_block_is_changed_too(string block)
    {
        await using var issuer = await IssuerAsync();
        Config(Block.Replace("\"OLD\"\n", block, StringComparison.Ordinal), issuer);
        Assert.Equal(New, (await home.ConnectAsync()).Login.Token!.Reveal());
        Assert.Equal(New, (await home.ConnectAsync()).Login.Token!.Reveal());
        Assert.Equal(2, issuer.Requests.Count);
    }

    [Theory]
    [InlineData(Block, "        id-token: \"OLD\"\n")]
    [InlineData(Flow, "\"id-token\":\"OLD\",")]
    public async Task A_token_that_was_not_there_is_put_in(string template, string token)
    {
        await using var issuer = await IssuerAsync();
        var path = Config(template.Replace(token, "", StringComparison.Ordinal), issuer);
        Assert.Equal(New, (await home.ConnectAsync()).Login.Token!.Reveal());
        Assert.Contains($"\"id-token\": \"{New}\"", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(New, (await home.ConnectAsync()).Login.Token!.Reveal());
        Assert.Equal(2, issuer.Requests.Count);
    }

    [Fact]
    public async Task A_refresh_token_is_not_spent_while_the_next_one_can_not_be_kept()
    {
        await using var issuer = await IssuerAsync();
        var path = Config(Flow, issuer);
        home.File("config.lock", "");
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync());
        Assert.Equal($"error: user \"u\": the id-token has expired, and a new one could not be saved in {path}: {path}.lock exists; is another kubectl renewing the token?", error.Message);
        Assert.Empty(issuer.Requests);
    }

    [Fact]
    public async Task Nothing_of_the_tokens_is_in_an_error()
    {
        await using var issuer = await FakeApi.StartAsync(FakeApi.Json($$"""{"error":"{{Old}} FIRST"}""", 400), Pki.Server(authority, false, "localhost"));
        var before = File.ReadAllText(Config(Flow, issuer));
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync());
        Assert.Equal("error: user \"u\": the id-token has expired and could not be renewed: the issuer responded with 400, so the refresh-token is no longer accepted; log in again (IBM Cloud: ibmcloud ks cluster config --cluster CLUSTER)", error.Message);
        Assert.Equal(before, File.ReadAllText(Path.Combine(home.Folder, "config")));
    }

    [Theory]
    [InlineData("http://h")]
    [InlineData("h")]
    public async Task A_refresh_token_goes_nowhere_without_TLS(string issuer)
    {
        home.With("KUBECONFIG", home.File("config", Filled(Flow, issuer)));
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync());
        Assert.Contains("could not be renewed: idp-issuer-url is not an https:// address", error.Message, StringComparison.Ordinal);
    }

    private Task<FakeApi> IssuerAsync() => FakeApi.StartAsync(
        context => FakeApi.Json(context.Request.Method == "GET"
            ? $$"""{"token_endpoint":"https://{{context.Request.Host}}/token"}"""
            : $$"""{"id_token":"{{New}}","refresh_token":"second"}""")(context),
        Pki.Server(authority, false, "localhost"));

    private string Config(string template, FakeApi issuer)
    {
        var path = home.File("config", Filled(template, $"https://localhost:{issuer.Port}"));
        home.With("KUBECONFIG", path);
        return path;
    }

    private string Filled(string template, string issuer) => template
        .Replace("OLD", Old, StringComparison.Ordinal)
        .Replace("CA", Convert.ToBase64String(Encoding.UTF8.GetBytes(authority.ExportCertificatePem())), StringComparison.Ordinal)
        .Replace("ISSUER", issuer, StringComparison.Ordinal);

    private static string Token(long end) => $"h.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{end}}}"""))}.s";
}

using KubectlIcr.Registry;

namespace KubectlIcr.Tests.Registry;

public class ChallengeTests
{
    [Theory]
    [InlineData("""Bearer realm="https://us.icr.io/oauth/token",service="registry",scope="repository:a/b:pull" """)]
    [InlineData("Bearer realm=https://us.icr.io/oauth/token, service=registry, scope=repository:a/b:pull")]
    [InlineData("bearer REALM=\"https://us.icr.io/oauth/token\" ,  Service = \"registry\",,Scope=\"repository:a/b:pull\",")]
    [InlineData("""BEARER scope="repository:a/b:pull", realm="https://us.icr.io/oauth/token", service="registry", error="insufficient_scope" """)]
    [InlineData("""Basic realm="x, y=z", Bearer realm="https://us.icr.io/oauth/token",service="registry",scope="repository:a/b:pull" """)]
    [InlineData("""Bearer realm="https://us.icr.io/oauth/token",service="registry",scope="repository:a/b:pull", Basic realm="x" """)]
    [InlineData("""Negotiate, Digest qop="auth, auth-int", nonce="\"", Bearer realm="https://us.icr.io/oauth/token",service="registry",scope="repository:a/b:pull" """)]
    [InlineData("""Negotiate YWJj==, Bearer realm="https:\/\/us.icr.io/oauth/token",service=registry,scope="repository:a/b:pull" """)]
    [InlineData("""Bearer realm="https://us.icr.io/oauth/token",service="registry",scope="repository:a/b:pull",realm="https://evil.test/" """)]
    public void Bearer_as_met_in_the_wild(string header)
    {
        var challenge = Challenge.Best([header])!;
        Assert.Equal(("bearer", "https://us.icr.io/oauth/token", "registry"), (challenge.Scheme, challenge.Realm, challenge.Service));
        Assert.Equal(["repository:a/b:pull"], challenge.Scopes);
    }

    [Fact]
    public void Of_several_headers_Bearer_is_preferred() =>
        Assert.Equal("https://a.test/t", Challenge.Best(["Basic realm=\"x\"", "Bearer realm=\"https://a.test/t\""])!.Realm);

    [Theory]
    [InlineData("Basic realm=\"Registry\"")]
    [InlineData("Basic")]
    [InlineData("Bearer, Basic")]
    [InlineData("Bearer service=\"x\", basic realm=x")]
    public void Basic_where_there_is_no_Bearer_with_a_realm(string header) => Assert.Equal("basic", Challenge.Best([header])!.Scheme);

    [Theory]
    [InlineData("")]
    [InlineData(",,, ,")]
    [InlineData("=\"")]
    [InlineData("realm=\"https://a.test\"")]
    [InlineData("Bearer")]
    [InlineData("Bearer realm=")]
    [InlineData("Bearer realm=\"")]
    [InlineData("Negotiate, NTLM")]
    [InlineData("\"\"\\\\=,=\"")]
    public void Nothing_of_use(string header) => Assert.Null(Challenge.Best([header]));

    [Fact]
    public void A_value_that_never_ends_is_its_rest() => Assert.Equal("https://a.test", Challenge.Best(["Bearer realm=\"https://a.test"])!.Realm);

    [Fact]
    public void Several_scopes_are_separated_by_blanks() =>
        Assert.Equal(["repository:a:pull", "repository:b:pull,push"], Challenge.Best(["Bearer realm=\"https://a.test\",scope=\"repository:a:pull repository:b:pull,push\""])!.Scopes);
}

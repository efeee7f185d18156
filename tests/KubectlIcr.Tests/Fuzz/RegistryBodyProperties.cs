using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using CsCheck;
using KubectlIcr.Http;
using KubectlIcr.Iam;
using KubectlIcr.Registry;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>What registries, token services and IAM answer.</summary>
public sealed class RegistryBodyProperties
{
    private static readonly Gen<string> Manifest = JsonTexts.Of(["mediaType", "config", "digest", "manifests", "platform", "os", "architecture", "variant"], [.. ManifestReader.MediaTypes, "linux", "amd64", "unknown", "sha256:a"]);
    private static readonly Gen<string> Token = JsonTexts.Of(["token", "access_token", "expires_in"], "abc", "3600", "a.b.c");
    private static readonly Gen<string> Claims = JsonTexts.Of(["access", "type", "name", "actions", "iam_id", "sub", "sub_type", "email", "account", "bss"], "repository", "team/app", "pull", "*", "iam-ServiceId-1", "IBMid-1", "ServiceId");
    private static readonly Gen<string> Error = JsonTexts.Of(["errors", "error", "code", "message", "errorCode", "errorMessage", "error_description", "details", "detail"], "DENIED", "insufficient scope", "BXNIM0415E");
    private static readonly Gen<string> Policies = JsonTexts.Of(["id", "type", "state", "control", "grant", "roles", "role_id", "resource", "resources", "attributes", "key", "name", "operator", "value", "rule", "pattern", "tags"], "access", "active", "serviceName", "stringEquals", "container-registry");

    [Fact]
    public void Any_manifest() => Property.Holds(Mutated.Bytes(Manifest), body =>
    {
        var read = ManifestReader.Read(body, null, "sha256:d");
        Assert.True(read is null || read.IsIndex || read.ConfigDigest is not null);
        Assert.All(read?.Platforms ?? [], platform => Assert.DoesNotContain(platform.ToString(), char.IsControl));
        Assert.True(ManifestReader.Read(body, ManifestReader.MediaTypes[0], "d")?.IsIndex ?? true);
        _ = ManifestReader.PlatformOf(body);
    }, samples: 1000);

    [Fact]
    public void Any_token() => Property.Holds(Mutated.Bytes(Token), body =>
    {
        if (RegistryToken.Read(body, []) is { } token) Assert.All(token.Value.Reveal(), c => Assert.InRange(c, '!', '~'));
    }, samples: 1000);

    [Fact]
    public void Any_claims() => Property.Holds(Mutated.Bytes(Claims), claims =>
    {
        var jwt = $"a.{Base64Url.EncodeToString(claims)}.c";
        Assert.NotNull(RegistryToken.Read(Encoding.UTF8.GetBytes($$"""{"token":"{{jwt}}"}"""), []));
        var identity = TokenClaims.Identity(jwt);
        Assert.True(identity is null || !(identity.Name ?? "").Any(char.IsControl));
    }, samples: 1000);

    [Fact]
    public void A_token_grants_what_it_says() => Property.Holds(Gen.Select(Names.Path, Gen.OneOf("pull", "push", "*", "delete").ArrayUnique[0, 3]).Array[0, 3], grants =>
    {
        var access = JsonSerializer.Serialize(new { access = grants.Select(one => new { type = "repository", name = one.Item1, actions = one.Item2 }) });
        var token = RegistryToken.Read(Encoding.UTF8.GetBytes($$"""{"token":"a.{{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(access))}}.c"}"""), [])!;
        foreach (var one in grants)
            Assert.Equal(grants.Where(same => same.Item1 == one.Item1).SelectMany(same => same.Item2).Distinct(), token.GrantedOn(one.Item1));
        Assert.True(token.Denies("some/other"));
    });

    [Fact]
    public void Any_error() => Property.Holds(Gen.Select(Mutated.Bytes(Error), Gen.OneOf("application/json", "text/html", "text/plain")), pair =>
    {
        var answer = new HttpAnswer(403, new HttpResponseMessage().Headers, pair.Item2, pair.Item1, false);
        var (code, sentence) = ErrorBody.Read(answer, new SentSecrets([]));
        Assert.InRange(sentence?.Length ?? 0, 0, 300);
        Assert.DoesNotContain(code + sentence, char.IsControl);
        Assert.DoesNotContain(IbmAnswer.Of("iam.test", answer, new SentSecrets([])).Problem!, char.IsControl);
    }, samples: 1000);

    [Fact]
    public void Any_policy() => Property.Holds(Mutated.Bytes(Policies), body =>
    {
        if (SafeJson.Parse(body) is { } json) Assert.NotEqual("", PolicyReader.Read(json, null)?.Id);
    }, samples: 1000);
}

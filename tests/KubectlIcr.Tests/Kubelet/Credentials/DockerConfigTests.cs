using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

public sealed class DockerConfigTests
{
    private const string Json = Secret.DockerConfigJsonType;

    [Theory]
    [InlineData("Opaque", "{}", "type Opaque")]
    [InlineData(Json, null, "no .dockerconfigjson in data")]
    [InlineData(Json, "", ".dockerconfigjson is empty")]
    [InlineData(Json, "{}", null)]
    public void Says_why_a_secret_is_ignored(string type, string? payload, string? reason) => Assert.Equal(reason, Read(payload, type).Ignored);

    [Fact]
    public void Keeps_auth_and_fields_apart()
    {
        var entry = Assert.Single(Read("""{"auths":{"us.icr.io":{"auth":"aWFtYXBpa2V5OmtleQ==","username":"old","password":"pw","email":"a@b.c","identitytoken":"t"}}}""").Entries);
        Assert.Equal(new Credential("iamapikey", Sensitive.Of("key")), entry.Credential);
        Assert.Equal(new Credential("old", Sensitive.Of("pw")), entry.Fields);
        Assert.Equal((true, true, "a@b.c"), (entry.HasAuth, entry.HasIdentityToken, entry.Email));
    }

    [Fact]
    public void Reads_what_a_credential_store_leaves()
    {
        var entry = Assert.Single(Read("""{"auths":{"us.icr.io":{}},"credsStore":"desktop"}""").Entries);
        Assert.True(entry.Credential.IsEmpty);
        Assert.Equal((null, false, false, null), (entry.Fields, entry.HasAuth, entry.HasIdentityToken, entry.Email));
    }

    [Fact]
    public void Says_which_hosts_it_covers()
    {
        var config = Read("""{"auths":{"https://us.icr.io/v1/":{},"us.icr.io/team":{},"*.icr.io":{},"a b.icr.io":{},"private.us.icr.io:443":{}}}""");
        Assert.Equal(["us.icr.io", "*.icr.io", "private.us.icr.io:443"], config.Entries.Select(entry => entry.RegistryKey.Host).OfType<string>().Distinct());
        Assert.Equal([true, true, false, false], new[] { "us.icr.io", "de.icr.io", "icr.io", "private.us.icr.io" }.Select(config.Covers));
        Assert.Equal([false, false, false, true, false], config.Entries.Select(entry => entry.RegistryKey.IsDropped));
        Assert.Equal("/team", config.Entries[1].RegistryKey.Path);
    }

    [Theory]
    [InlineData("""{"auths":{"us.icr.io":{"auth":"aWFtYXBpa2V5Omh1bnRlcjI=","username":"u","password":"hunter2"}}}""")]
    [InlineData("""{"auths":{"us.icr.io":{"auth":"aHVudGVyMg==","password":"hunter2"}}}""")]
    [InlineData("""{"auths":{"us.icr.io":{"auth":"hunter2!","password":"hunter2"}}}""")]
    [InlineData("""{"auths":{"us.icr.io":{"password":"hunter2" hunter2}}}""")]
    public void Never_prints_a_password(string payload)
    {
        var config = Read(payload);
        Assert.DoesNotContain("hunter2", config.ToString() + config.Error + string.Concat(config.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public void Survives_ten_thousand_open_brackets()
    {
        Assert.Equal("invalid character '[' exceeded max depth", Read(new string('[', 10_001)).Error);
        Assert.Empty(Read($"{{\"x\":{new string('[', 9_999)}{new string(']', 9_999)}}}").Entries);
    }

    private static DockerConfig Read(string? payload, string type = Json) => DockerConfig.Read(new Secret
    {
        Namespace = "team-a",
        Name = "s",
        Type = type,
        DockerConfigJson = payload is null ? null : Sensitive.Of(payload),
    });
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>Where the kubelet stumbles: the byte, and the entry and field it is in.</summary>
public sealed class ConfigFaultTests
{
    /// <summary>The fault is at the first <c>§</c>, which is not in the payload.</summary>
    [Theory]
    [InlineData("""§x""", null, null)]
    [InlineData("""{"auths":{"us.icr.io":{"auth":§"YQ=="}}}""", "us.icr.io", "auth")]
    [InlineData("""{"auths":{"icr.io":{"auth":"dTpw"},"us.icr.io":{"password":§5,"auth":"YQ=="}}}""", "us.icr.io", "password")]
    [InlineData("""{"auths":{"us.icr.io":{"auth":"dTpw"},"icr.io":§"dTpw"}}""", "icr.io", null)]
    [InlineData("""{"auths":§["us.icr.io"]}""", null, null)]
    [InlineData("""{"HttpHeaders":§5,"auths":{"us.icr.io":{}}}""", null, null)]
    [InlineData("""{"auths":{"us.icr.io":{"username":"u" §"password":"p"}}}""", "us.icr.io", "username")]
    [InlineData("""{"auths":{"us.icr.io":{"hunter2"§}}}""", "us.icr.io", null)]
    [InlineData("""{"auths":{"us.icr.io":{"hunter2":tru§}}}""", "us.icr.io", null)]
    [InlineData("""{"auths":{"us.icr.io":{"auth":"dTpw"}§""", "us.icr.io", null)]
    [InlineData("""{"auths":{"us.icr.io":{}}}§}""", null, null)]
    public void Of_a_dockerconfigjson(string marked, string? entry, string? field) => Check(marked, Secret.DockerConfigJsonType, entry, field);

    [Theory]
    [InlineData("""{"us.icr.io":{"auth":§"YQ=="}}""", "us.icr.io", "auth")]
    [InlineData("""{"us.icr.io":{"AUTH":§true}}""", "us.icr.io", "auth")]
    [InlineData("""{"us.icr.io":§7}""", "us.icr.io", null)]
    public void Of_a_dockercfg(string marked, string? entry, string? field) => Check(marked, Secret.DockerCfgType, entry, field);

    [Fact]
    public void Counts_lines_and_columns_from_one()
    {
        var fault = Read("{\n \"auths\": {\n  \"ü\": 5}}", Secret.DockerConfigJsonType).Fault!;
        Assert.Equal((3, 9), (fault.Line, fault.Column));
        Assert.Null(Read("{}", Secret.DockerConfigJsonType).Fault);
    }

    private static void Check(string marked, string type, string? entry, string? field)
    {
        var config = Read(marked.Replace("§", "", StringComparison.Ordinal), type);
        Assert.NotNull(config.Error);
        Assert.Equal((marked.IndexOf('§', StringComparison.Ordinal), entry, field), (config.Fault!.Offset, config.Fault.Entry, config.Fault.Field));
    }

    private static DockerConfig Read(string payload, string type) =>
        DockerConfig.Read(new Secret { Namespace = "a", Name = "s", Type = type, DockerConfigJson = Sensitive.Of(payload), DockerCfg = Sensitive.Of(payload) });
}

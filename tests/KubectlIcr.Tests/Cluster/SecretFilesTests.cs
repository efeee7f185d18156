using System.IO.Compression;
using System.Text;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Every form in which somebody may have a pull secret comes out as the same bytes.</summary>
public sealed class SecretFilesTests
{
    private const string Payload = """{"auths":{"us.icr.io":{"auth":"dTpw"}}}""";

    private static readonly string Base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Payload));

    private static readonly string Yaml = $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: key\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: {Base64}\n";

    public static TheoryData<string, byte[]> Forms => new()
    {
        { "payload", Bytes(Payload) },
        { "base64", Bytes(Base64) },
        { "base64 without padding", Bytes(Base64.TrimEnd('=')) },
        { "wrapped base64", Bytes(string.Join("\r\n", Base64.Chunk(20).Select(piece => new string(piece)))) },
        { "yaml", Bytes(Yaml) },
        { "yaml with kind last", Bytes($"data:\n  .dockerconfigjson: {Base64}\ntype: kubernetes.io/dockerconfigjson\nmetadata: {{name: key}}\napiVersion: v1\nkind: Secret\n") },
        { "json", Bytes($$$"""{"kind":"Secret","apiVersion":"v1","metadata":{"name":"key"},"type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"{{{Base64}}}"}}""") },
        { "list", Bytes($"apiVersion: v1\nkind: List\nitems:\n- {Yaml.Replace("\n", "\n  ").TrimEnd()}\n") },
        { "gzip", Gzip(Yaml) },
        { "PowerShell", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Yaml)] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_bytes(string form, byte[] file)
    {
        var secret = Assert.Single(SecretFiles.Read("-", new MemoryStream(file))).Fact.Value!;
        Assert.Equal((Secret.DockerConfigJsonType, Payload), (secret.Type, secret.DockerConfigJson!.Reveal()));
        Assert.NotEmpty(form);
    }

    [Theory]
    [InlineData("""{"us.icr.io":{"auth":"dTpw"}}""", true)]
    [InlineData("""{"us.icr.io":{"username":"u"}}""", true)]
    [InlineData("""{"AUTHS":{"us.icr.io":{"auth":"dTpw"}}}""", false)]
    [InlineData("""{"credsStore":"desktop"}""", false)]
    [InlineData("""{"us.icr.io":{"auth":"dTpw"}""", false)]
    [InlineData("{}", false)]
    public void A_dockercfg_is_told_by_its_entries(string payload, bool isLegacy) =>
        Assert.Equal(isLegacy ? Secret.DockerCfgType : Secret.DockerConfigJsonType, Assert.Single(SecretFiles.Read("-", new MemoryStream(Bytes(payload)))).Fact.Value!.Type);

    [Fact]
    public void Text_that_is_no_base64_of_a_payload_stays_as_it_is() =>
        Assert.Equal("goodkey1", Assert.Single(SecretFiles.Read("-", new MemoryStream(Bytes("goodkey1")))).Fact.Value!.DockerConfigJson!.Reveal());

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Bytes(text));
        return packed.ToArray();
    }
}

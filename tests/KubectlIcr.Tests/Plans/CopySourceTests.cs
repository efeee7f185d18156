using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Plans;

/// <summary>What is copied of a secret, and which secrets are not worth a copy.</summary>
public sealed class CopySourceTests
{
    [Fact]
    public void A_copy_has_type_data_and_mark_and_nothing_of_the_originals_own()
    {
        var copy = CopySource.Of(AStored.Secret() with { IsImmutable = true }, "new", null).In("team-a");

        Assert.Equal((new ObjectKey("team-a", "new"), Secret.DockerConfigJsonType, "", "", false), (copy.Key, copy.Type, copy.Uid, copy.ResourceVersion, copy.IsImmutable));
        Assert.True(CopyMark.IsOfVersion(copy, AStored.Secret()));
    }

    [Theory]
    [InlineData("us.icr.io", """{"auths":{"us.icr.io":{ "auth" : "YTpi" },"https://us.icr.io/v1/":{"auth":"Yzpk"},"us.icr.io/team":{},"*.icr.io":{"username":"é\u0041"}}}""")]
    [InlineData("uk.icr.io", """{"auths":{"*.icr.io":{"username":"é\u0041"}}}""")]
    [InlineData("quay.io", """{"auths":{"quay.io":null}}""")]
    public void One_host_keeps_the_entries_that_the_kubelet_would_use_as_they_are_written(string host, string expected)
    {
        var secret = AStored.Secret(payload: """{"HttpHeaders":{"a":"b"}, "Auths":{"us.icr.io":{ "auth" : "YTpi" },"https://us.icr.io/v1/":{"auth":"Yzpk"},"us.icr.io/team":{},"*.icr.io":{"username":"é\u0041"},"quay.io":null}}""");

        Assert.Equal(expected, Assert.Single(CopySource.Of(secret, null, host).Data.Values).Reveal());
    }

    [Fact]
    public void What_Go_takes_is_copied_however_odd()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 2000)) + string.Concat(Enumerable.Repeat("]", 2000));
        byte[] payload = [.. """{"auths":{"us.icr.io":{"username":"a","other":"""u8, .. System.Text.Encoding.UTF8.GetBytes(deep), .. ""","email":"\uD800 """u8, 0xFF, .. "\"},\"de.icr.io\":{}}}"u8];
        var secret = AStored.Secret() with { Data = new Dictionary<string, Sensitive> { [".dockerconfigjson"] = new(payload) } };

        var copied = CopySource.Of(secret, null, "us.icr.io").Data[".dockerconfigjson"].Bytes.ToArray();

        Assert.Equal([.. payload[..^("\"de.icr.io\":{}".Length + 3)], .. "}}"u8], copied);
    }

    [Fact]
    public void The_old_kind_has_its_entries_at_the_top()
    {
        var secret = AStored.Secret(payload: """{"us.icr.io":{"auth":"YTpi"},"de.icr.io":{"auth":"YTpi"}}""", type: Secret.DockerCfgType);

        Assert.Equal("""{"de.icr.io":{"auth":"YTpi"}}""", CopySource.Of(secret, null, "de.icr.io").Data[".dockercfg"].Reveal());
    }

    [Theory]
    [InlineData("Opaque", AStored.TwoHosts, null, "is not a pull secret (type Opaque): the kubelet would ignore a copy")]
    [InlineData(Secret.DockerConfigJsonType, "{", null, "can't be parsed by the kubelet (unexpected end of JSON input): a copy would make every pull fail")]
    [InlineData(Secret.DockerConfigJsonType, AStored.TwoHosts, "uk.icr.io", "has no entry for uk.icr.io; it has us.icr.io, de.icr.io")]
    public void What_is_of_no_use_is_not_copied(string type, string payload, string? host, string why) =>
        Assert.Equal($"error: secret/all-icr-io in namespace default {why}", Assert.Throws<UserError>(() => CopySource.Of(AStored.Secret(payload: payload, type: type), null, host)).Message);
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Tests.PullSecrets;

public class BlankPayloadTests
{
    private const string Entry = "\"r.example\":{\"auth\":\"dTpw\"}";

    [Theory]
    [InlineData("{\"auths\":{" + Entry + "}}", null)]
    [InlineData("{\"AUTHS\":{" + Entry + "},\"credsStore\":\"desktop\"}", null)]
    [InlineData("{\"auths\":{\"r.example\":{}}}", null)]
    [InlineData("{" + Entry + "}", "the payload has no \"auths\"; its entries are at the top level, where the kubelet looks only if the secret has type kubernetes.io/dockercfg")]
    [InlineData("{}", "the payload has no \"auths\"")]
    [InlineData("null", "the payload has no \"auths\"")]
    [InlineData("{\"auths\":{}}", "the payload has no registry entry")]
    [InlineData("{\"auths\":null}", "the payload has no registry entry")]
    [InlineData("{\"auths\":{\"r.example\":{}},\"credsStore\":\"desktop\"}", "the credentials are not in the secret: they are in the \"desktop\" credential store of the computer on which the secret's Docker configuration file was created")]
    [InlineData("{\"auths\":{},\"credHelpers\":{\"r.example\":\"ecr-login\"}}", "the credentials are not in the secret: they are in the \"ecr-login\" credential store of the computer on which the secret's Docker configuration file was created")]
    [InlineData("{", null)]
    public void Of_a_config_json(string payload, string? why) => Assert.Equal(why, Of(payload, Secret.DockerConfigJsonType));

    [Theory]
    [InlineData("{" + Entry + "}", null)]
    [InlineData("{\"auths\":{" + Entry + "}}", "the payload is a config.json, whose entries are under \"auths\"; in a secret of type kubernetes.io/dockercfg the kubelet looks for them at the top level")]
    [InlineData("{}", "the payload has no registry entry")]
    public void Of_a_dockercfg(string payload, string? why) => Assert.Equal(why, Of(payload, Secret.DockerCfgType));

    private static string? Of(string payload, string type)
    {
        var secret = new Secret
        {
            Namespace = "n",
            Name = "s",
            Type = type,
            DockerConfigJson = type == Secret.DockerConfigJsonType ? Sensitive.Of(payload) : null,
            DockerCfg = type == Secret.DockerCfgType ? Sensitive.Of(payload) : null,
        };
        return BlankPayload.Of(secret, DockerConfig.Read(secret));
    }
}

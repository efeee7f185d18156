using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Secrets as no API server sends them, and as a broken one does.</summary>
public sealed class StoredSecretTests
{
    [Fact]
    public void Data_that_is_no_base64_is_named_and_not_shown() =>
        Assert.Equal("error: secret/key in namespace team-a: data[.dockerconfigjson] is not valid base64",
            Assert.Throws<UserError>(() => Of("""{"metadata":{"name":"key","namespace":"team-a"},"data":{".dockerconfigjson":"s3cr3t!"}}""")).Message);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"metadata":null,"data":null,"type":null,"immutable":null}""")]
    [InlineData("""{"metadata":{"labels":null,"annotations":{"a":null},"managedFields":null},"data":{"a":null,"b":""},"immutable":"yes"}""")]
    [InlineData("""{"metadata":[],"data":[],"type":{}}""")]
    public void What_is_missing_is_empty(string json)
    {
        var secret = Of(json);

        Assert.Equal(("Opaque", "", false, false), (secret.Type, secret.Uid, secret.IsImmutable, secret.HasSeveralManagers));
        Assert.All(secret.Data.Values, value => Assert.True(value.IsEmpty));
    }

    [Fact]
    public void Who_else_wrote_to_it_is_known() => Assert.True(Of("""{"metadata":{"managedFields":[{"manager":"kubectl-icr"},{"manager":"kubectl-edit"}]}}""").HasSeveralManagers);

    private static StoredSecret Of(string json) => StoredSecret.Of(JsonNode.Parse(json)!.AsObject());
}

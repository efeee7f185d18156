using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using KubectlIcr.Http;
using KubectlIcr.Registry;

namespace KubectlIcr.Tests.Registry;

/// <summary>Half of a surrogate pair, as a name and as a value: to .NET it is JSON until it is read.</summary>
public sealed class OddJsonTests
{
    private const string Name = """{"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"digest":"sha256:a"},"token":"a","message":"no","os":"linux","\ud800 and so on, longer than any":1}""";

    [Fact]
    public void As_a_name_it_makes_the_answer_useless()
    {
        Assert.Null(ManifestReader.Read(Encoding.UTF8.GetBytes(Name), null, "sha256:d"));
        Assert.Null(ManifestReader.PlatformOf(Encoding.UTF8.GetBytes(Name)));
        Assert.Null(RegistryToken.Read(Encoding.UTF8.GetBytes(Name), []));
        var refusal = new HttpAnswer(403, new HttpResponseMessage().Headers, "application/json", Encoding.UTF8.GetBytes(Name), false);
        Assert.Equal((null, null), ErrorBody.Read(refusal, new SentSecrets([])));
    }

    [Fact]
    public void Where_an_action_should_be_it_is_left_out()
    {
        var claims = Base64Url.EncodeToString("""{"access":[{"type":"repository","name":"a/b","actions":["\ud800","pull"]}]}"""u8);
        Assert.Equal(["pull"], RegistryToken.Read(Encoding.UTF8.GetBytes($$"""{"token":"a.{{claims}}.c"}"""), [])!.GrantedOn("a/b"));
    }

    [Fact]
    public void Among_tags_it_is_left_out()
    {
        using var document = JsonDocument.Parse("""["1.0","\udc00",7,null,"2.0"]""");
        Assert.Equal(["1.0", "2.0"], document.RootElement.Texts());
    }
}

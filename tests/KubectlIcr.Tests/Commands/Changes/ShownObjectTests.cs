using System.Text.Json.Nodes;
using KubectlIcr.Commands.Changes;

namespace KubectlIcr.Tests.Commands.Changes;

/// <summary>What is printed of an object with <c>-o json</c> and <c>-o yaml</c>.</summary>
public sealed class ShownObjectTests
{
    private static readonly JsonObject Secret = Parsed("""
        {"kind":"Secret","metadata":{"name":"x","annotations":{"mine":"kept","kubectl.kubernetes.io/last-applied-configuration":"{\"data\":{\"a\":\"c2VjcmV0\"}}"},"managedFields":[{}]},"data":{"a":"c2VjcmV0"}}
        """);

    [Fact]
    public void A_secrets_values_are_hidden_wherever_they_are()
    {
        var shown = ShownObject.Of(Secret, showPassword: false);

        Assert.DoesNotContain("c2VjcmV0", shown.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((Sensitive.Dots, "kept"), ((string)shown["data"]!["a"]!, (string)shown["metadata"]!["annotations"]!["mine"]!));
    }

    [Fact]
    public void They_are_shown_to_who_asks() => Assert.Equal("c2VjcmV0", (string?)ShownObject.Of(Secret, showPassword: true)["data"]!["a"]);

    [Fact]
    public void Other_data_is_no_secret() => Assert.Equal("b", (string?)ShownObject.Of(Parsed("""{"kind":"ConfigMap","data":{"a":"b"}}"""), showPassword: false)["data"]!["a"]);

    [Fact]
    public void Managed_fields_are_left_out() => Assert.Null(ShownObject.Of(Secret, showPassword: true)["metadata"]!["managedFields"]);

    [Fact]
    public void One_object_is_itself_and_several_are_a_list()
    {
        Assert.Same(Secret, ShownObject.Document([Secret]));
        Assert.Equal("""{"apiVersion":"v1","kind":"List","metadata":{"resourceVersion":""},"items":[]}""", ShownObject.Document([]).ToJsonString());
        Assert.Equal(2, ShownObject.Document([Parsed("{}"), Parsed("{}")])["items"]!.AsArray().Count);
    }

    private static JsonObject Parsed(string json) => JsonNode.Parse(json)!.AsObject();
}

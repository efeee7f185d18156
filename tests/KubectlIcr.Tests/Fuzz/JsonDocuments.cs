using System.Text.Json.Nodes;
using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Documents of JSON's kinds, with texts and names of any sort.</summary>
internal static class JsonDocuments
{
    private static readonly Gen<JsonNode> Flat = Gen.Frequency(
        (4, (IGen<JsonNode>)Texts.Any.Select(text => (JsonNode)JsonValue.Create(text))),
        (1, Gen.Int[-1000, 1000].Select(number => (JsonNode)JsonValue.Create(number))),
        (1, Gen.Bool.Select(truth => (JsonNode)JsonValue.Create(truth))));

    /// <summary>A mapping or a list.</summary>
    public static readonly Gen<JsonNode> Any = Gen.OneOf(Object(3), Array(3));

    private static Gen<JsonNode> Node(int depth) => depth == 0 ? Flat : Gen.Frequency((3, (IGen<JsonNode>)Flat), (1, Object(depth)), (1, Array(depth)));

    private static Gen<JsonNode> Object(int depth) => Gen.Select(Texts.Any, Node(depth - 1)).Array[0, 4].Select(members =>
        (JsonNode)new JsonObject(members.DistinctBy(one => one.Item1).Select(one => KeyValuePair.Create(one.Item1, (JsonNode?)one.Item2.DeepClone()))));

    private static Gen<JsonNode> Array(int depth) => Node(depth - 1).Array[0, 4].Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())]));
}

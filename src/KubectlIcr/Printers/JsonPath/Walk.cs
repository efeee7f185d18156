using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>What each step makes of the values before it. A member that is not there is not an error, as in <c>kubectl get</c>.</summary>
internal static class Walk
{
    public static IReadOnlyList<JsonElement> Through(IReadOnlyList<Node> path, IReadOnlyList<JsonElement> values) =>
        path.Aggregate(values, (current, node) => [.. Step(node, current)]);

    private static IEnumerable<JsonElement> Step(Node node, IReadOnlyList<JsonElement> values) => node switch
    {
        TextNode text => [text.Value],
        LiteralNode literal => values.Select(_ => literal.Value),
        FieldNode field => values.Where(value => IsMap(value) && value.TryGetProperty(field.Name, out _)).Select(value => value.GetProperty(field.Name)),
        WildcardNode => values.SelectMany(Members),
        RecursiveNode => values.SelectMany(AndBelow),
        SliceNode slice => Slices(slice.Slice, values),
        UnionNode union => union.Paths.SelectMany(path => Through(path, values)),
        FilterNode filter => values.SelectMany(value => Filter(filter, value)),
        WordNode { Word: "range" } => values,
        WordNode { Word: "end" } => [],
        WordNode word => throw new TemplateException($"unrecognized identifier {word.Word}"),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static bool IsMap(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private static IEnumerable<JsonElement> Members(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(member => member.Value),
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.String => Literal.Bytes(value.GetString()!),
        _ => [],
    };

    private static IEnumerable<JsonElement> AndBelow(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length > 0 ? [value] : [],
        _ => Members(value).ToList() is { Count: > 0 } members ? members.SelectMany(AndBelow).Prepend(value) : [],
    };

    /// <summary>An empty slice ends the step, whatever other arrays hold: as in kubectl.</summary>
    private static List<JsonElement> Slices(Slice slice, IReadOnlyList<JsonElement> values)
    {
        var result = new List<JsonElement>();
        foreach (var value in values.Where(value => value.ValueKind != JsonValueKind.Null))
        {
            if (value.ValueKind != JsonValueKind.Array)
                throw new TemplateException($"{GoText.Kind(value)} is not array or slice");
            var before = result.Count;
            result.AddRange(slice.Of(value.GetArrayLength()).Select(index => value[index]));
            if (result.Count == before)
                break;
        }
        return result;
    }

    private static IEnumerable<JsonElement> Filter(FilterNode filter, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Where(item => filter.Operator is { } @operator ? Holds(filter, @operator, item) : Exists(filter.Left, item))
        : throw new TemplateException($"{GoText.Of(value)} is not array or slice and cannot be filtered");

    /// <summary>To kubectl a path that fails exists.</summary>
    private static bool Exists(IReadOnlyList<Node> path, JsonElement item)
    {
        try
        {
            return Through(path, [item]).Count > 0;
        }
        catch (TemplateException)
        {
            return true;
        }
    }

    private static bool Holds(FilterNode filter, string @operator, JsonElement item) =>
        One(filter.Left, item) is { } left && One(filter.Right, item) is { } right && Comparing.Holds(left, @operator, right);

    private static JsonElement? One(IReadOnlyList<Node> path, JsonElement item) => Through(path, [item]) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new TemplateException("can only compare one element at a time"),
    };
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace KubectlIcr.Cluster;

/// <summary>A label selector: the text of <c>-l</c>, or a workload's <c>matchLabels</c> and <c>matchExpressions</c> (apimachinery's labels package).</summary>
internal sealed partial record LabelSelector(IReadOnlyList<LabelRequirement> Requirements)
{
    public static LabelSelector Parse(string text) =>
        new(Parts(text).Select(part => Requirement(part.Trim(), text)).ToList());

    /// <summary>A workload's <c>spec.selector</c>; null when it has none.</summary>
    public static LabelSelector? Of(JsonElement? selector)
    {
        if (selector is not { ValueKind: JsonValueKind.Object } map) return null;
        var isNew = map.TryGetProperty("matchLabels", out var labels) | map.TryGetProperty("matchExpressions", out var expressions);
        var equal = Members(isNew ? labels : map).Select(pair => new LabelRequirement(pair.Name, LabelOperator.In, [pair.Value.ToString()]));
        var others = expressions.ValueKind == JsonValueKind.Array ? expressions.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(Requirement) : [];
        return new(equal.Concat(others).ToList());
    }

    public bool Matches(IReadOnlyDictionary<string, string>? labels) => Requirements.All(one => one.Matches(labels));

    /// <summary>As the API accepts it.</summary>
    public override string ToString() => string.Join(',', Requirements);

    private static JsonElement.ObjectEnumerator Members(JsonElement map) => map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : default;

    // Commas separate requirements, except within the brackets of a list.
    private static string[] Parts(string text) => text.Trim().Length == 0 ? [] : OuterComma().Split(text);

    private static LabelRequirement Requirement(string part, string whole)
    {
        var match = Syntax().Match(part);
        if (!match.Success) throw UserError.Usage($"error: unable to parse requirement: \"{part}\" in the selector \"{whole}\"");
        var (key, values) = (match.Groups["key"].Value, match.Groups["value"].Value.Split(',').Select(value => value.Trim()).ToList());
        return match.Groups["operator"].Value switch
        {
            "" => new(key, match.Groups["not"].Length > 0 ? LabelOperator.DoesNotExist : LabelOperator.Exists, []),
            "=" or "==" or "in" => new(key, LabelOperator.In, values),
            _ => new(key, LabelOperator.NotIn, values),
        };
    }

    private static LabelRequirement Requirement(JsonElement expression) => new(
        Text(expression, "key"),
        Enum.TryParse<LabelOperator>(Text(expression, "operator"), out var known) ? known : LabelOperator.Exists,
        expression.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().Select(value => value.ToString()).ToList() : []);

    private static string Text(JsonElement expression, string key) => expression.TryGetProperty(key, out var value) ? value.ToString() : "";

    [GeneratedRegex(@",(?![^(]*\))")]
    private static partial Regex OuterComma();

    [GeneratedRegex(@"^(?<key>[\w./-]+)\s*(?:(?<operator>==|=|!=)\s*(?<value>[\w.-]*)|\s(?<operator>in|notin)\s*\((?<value>[\w\s.,-]*)\))?$|^(?<not>!)\s*(?<key>[\w./-]+)$")]
    private static partial Regex Syntax();
}

internal enum LabelOperator
{
    In,
    NotIn,
    Exists,
    DoesNotExist,
}

/// <summary>One condition of a <see cref="LabelSelector"/>.</summary>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        var value = labels is not null && labels.TryGetValue(Key, out var found) ? found : null;
        return Operator switch
        {
            LabelOperator.In => value is not null && Values.Contains(value),
            LabelOperator.NotIn => value is null || !Values.Contains(value),
            LabelOperator.Exists => value is not null,
            _ => value is null,
        };
    }

    public override string ToString() => Operator switch
    {
        LabelOperator.In => Values is [var one] ? $"{Key}={one}" : $"{Key} in ({string.Join(',', Values)})",
        LabelOperator.NotIn => Values is [var one] ? $"{Key}!={one}" : $"{Key} notin ({string.Join(',', Values)})",
        LabelOperator.Exists => Key,
        _ => "!" + Key,
    };
}

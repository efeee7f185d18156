using CsCheck;
using KubectlIcr.Cluster;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Label selectors.</summary>
public sealed class LabelSelectorProperties
{
    private static readonly Gen<string> Key = Gen.OneOf("app", "app.kubernetes.io/name", "in", "notin", "a_b", "A-b", "x");
    private static readonly Gen<string> Value = Gen.OneOf("", "a", "b", "in", "1.0", "a-b_c");
    private static readonly Gen<string> Blank = Gen.OneOf("", " ", "  ");

    private static readonly Gen<LabelRequirement> Requirement = Gen.Select(Key, Gen.Enum<LabelOperator>(), Value.Array[1, 3], (key, @operator, values) =>
        new LabelRequirement(key, @operator, @operator is LabelOperator.In or LabelOperator.NotIn ? values : []));

    [Fact]
    public void A_selector_is_read_as_it_was_written() => Property.Holds(Gen.Select(Requirement.Array[0, 4], Blank), pair =>
    {
        var read = LabelSelector.Parse(string.Join("," + pair.Item2, pair.Item1.Select(one => Written(one, pair.Item2))));
        Assert.Equal(pair.Item1.Select(Said), read.Requirements.Select(Said));
        Assert.Equal(read.Requirements.Select(Said), LabelSelector.Parse(read.ToString()).Requirements.Select(Said));
    });

    [Fact]
    public void It_matches_what_the_model_matches() => Property.Holds(Gen.Select(Requirement.Array[0, 3], Gen.Select(Key, Value).Array[0, 4]), pair =>
    {
        var labels = pair.Item2.DistinctBy(one => one.Item1).ToDictionary(one => one.Item1, one => one.Item2);
        var expected = pair.Item1.All(one => one.Operator switch
        {
            LabelOperator.In => one.Values.Any(value => labels.Contains(KeyValuePair.Create(one.Key, value))),
            LabelOperator.NotIn => !one.Values.Any(value => labels.Contains(KeyValuePair.Create(one.Key, value))),
            LabelOperator.Exists => labels.ContainsKey(one.Key),
            _ => !labels.ContainsKey(one.Key),
        });
        Assert.Equal(expected, new LabelSelector(pair.Item1).Matches(labels));
    });

    [Fact]
    public void Whatever_is_typed_is_a_selector_or_a_usage_error() => Property.Holds(Mutated.Of(Requirement.Array[0, 4].Select(all => string.Join(",", all.Select(one => one.ToString())))), text =>
    {
        try
        {
            var read = LabelSelector.Parse(text);
            Assert.Equal(read.ToString(), LabelSelector.Parse(read.ToString()).ToString());
        }
        catch (UserError e)
        {
            Assert.StartsWith("error: unable to parse requirement", e.Message, StringComparison.Ordinal);
        }
    }, samples: 1000);

    private static string Said(LabelRequirement one) => $"{one.Key} {one.Operator} {string.Join('|', one.Values)}";

    private static string Written(LabelRequirement one, string blank) => one.Operator switch
    {
        LabelOperator.In => one.Values.Count == 1 && blank.Length > 0 ? $"{one.Key}{blank}=={blank}{one.Values[0]}" : $"{one.Key} in ({string.Join("," + blank, one.Values)})",
        LabelOperator.NotIn => one.Values.Count == 1 && blank.Length > 0 ? $"{one.Key}{blank}!={blank}{one.Values[0]}" : $"{one.Key}{blank} notin {blank}({string.Join("," + blank, one.Values)})",
        LabelOperator.Exists => one.Key,
        _ => $"!{blank}{one.Key}",
    };
}

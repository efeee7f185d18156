using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Which objects of a list are wanted.</summary>
internal sealed record Query(LabelSelector? Labels = null, params FieldTest[] Fields)
{
    public static readonly Query Everything = new();

    public static Query Where(params FieldTest[] fields) => new(null, fields);

    /// <summary>All pull secrets: one query a type.</summary>
    public static IReadOnlyList<Query> PullSecrets(LabelSelector? labels = null) => [.. Secret.PullTypes.Select(type => new Query(labels, new FieldTest("type", type)))];

    public bool Matches(ObjectWire wire) =>
        (Labels is null || Labels.Matches(wire.Metadata.Labels)) && Array.TrueForAll(Fields, test => test.Matches(wire));

    /// <summary>As the API accepts it.</summary>
    public override string ToString() => string.Join('&', Parts());

    private IEnumerable<string> Parts()
    {
        if (Labels is not null) yield return "labelSelector=" + Uri.EscapeDataString(Labels.ToString());
        if (Fields.Length > 0) yield return "fieldSelector=" + Uri.EscapeDataString(string.Join<FieldTest>(',', Fields));
    }
}

/// <summary>One condition of a field selector.</summary>
internal sealed record FieldTest(string Path, string Value, bool Not = false)
{
    public bool Matches(ObjectWire wire) => wire.Field(Path) == Value != Not;

    public override string ToString() => Path + (Not ? "!=" : "=") + Value;
}

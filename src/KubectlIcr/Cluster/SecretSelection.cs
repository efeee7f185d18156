namespace KubectlIcr.Cluster;

/// <summary>Which pull secrets the user asks about.</summary>
internal sealed record SecretSelection
{
    /// <summary>Empty for a list.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary><c>-n</c>; null when not given.</summary>
    public string? Namespace { get; init; }

    /// <summary><c>-A</c>, which wins over <c>-n</c>.</summary>
    public bool AllNamespaces { get; init; }

    public LabelSelector? Labels { get; init; }

    /// <param name="labels">The text of <c>-l</c>.</param>
    public static SecretSelection Of(IReadOnlyList<string> names, string? @namespace, bool allNamespaces, string? labels)
    {
        if (names.Count > 0) Selection.CheckNamed(allNamespaces, labels);
        return new() { Names = names, Namespace = @namespace, AllNamespaces = allNamespaces, Labels = labels is null ? null : LabelSelector.Parse(labels) };
    }
}

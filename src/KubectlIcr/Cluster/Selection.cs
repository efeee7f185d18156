namespace KubectlIcr.Cluster;

/// <summary>What the user asks about. It means the same for a live cluster and for saved objects.</summary>
internal sealed record Selection
{
    /// <summary>The objects named, in the order given.</summary>
    public IReadOnlyList<ResourceName> Names { get; init; } = [];

    /// <summary>Types named without a name: all of them. Pods when neither names nor types are given.</summary>
    public IReadOnlyList<ResourceType> Types { get; init; } = [];

    /// <summary><c>-n</c>; null when not given.</summary>
    public string? Namespace { get; init; }

    /// <summary><c>-A</c>, which wins over <c>-n</c>.</summary>
    public bool AllNamespaces { get; init; }

    /// <summary><c>-l</c>; null when not given.</summary>
    public LabelSelector? Labels { get; init; }

    /// <summary><c>--all</c>: the healthy pods of a list too.</summary>
    public bool All { get; init; }

    /// <param name="args">As typed: <c>TYPE/NAME...</c>, <c>TYPE NAME...</c>, <c>TYPE</c> or <c>NAME...</c> (pods).</param>
    /// <param name="labels">The text of <c>-l</c>.</param>
    public static Selection Parse(IReadOnlyList<string> args, string? @namespace = null, bool allNamespaces = false, string? labels = null, bool all = false)
    {
        var (names, types) = SelectionArgs.Parse(args);
        var selection = new Selection
        {
            Names = names,
            Types = types,
            Namespace = allNamespaces ? null : @namespace,
            AllNamespaces = allNamespaces,
            Labels = labels is null ? null : LabelSelector.Parse(labels),
            All = all,
        };
        if (names.Count > 0) CheckNamed(allNamespaces, labels);
        return selection;
    }

    /// <summary>A name is of one namespace, and leaves nothing to select, in kubectl's words.</summary>
    public static void CheckNamed(bool allNamespaces, string? labels)
    {
        if (allNamespaces) throw UserError.Usage("error: a resource cannot be retrieved by name across all namespaces");
        if (labels is not null) throw UserError.Usage("error: name cannot be provided when a selector is specified");
    }
}

/// <summary>One object the user named.</summary>
internal sealed record ResourceName(ResourceType Type, string Name)
{
    public override string ToString() => $"{(Type.IsOpen ? Type.Plural : Type.Kind)}/{Name}";
}

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

/// <summary>Reads the positional arguments of a command as kubectl's resource builder does (cli-runtime, resource.Builder).</summary>
internal static class SelectionArgs
{
    public static (IReadOnlyList<ResourceName> Names, IReadOnlyList<ResourceType> Types) Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0) return ([], []);
        if (args.Any(arg => arg.Contains('/'))) return (args.Select(Pair).Distinct().ToList(), []);
        if (TypesOf(args[0]) is not { } types) return (args.Select(PodName).Distinct().ToList(), []);
        if (args.Count == 1) return ([], types);
        return (types.SelectMany(type => args.Skip(1).Select(name => new ResourceName(type, name))).Distinct().ToList(), []);
    }

    private static ResourceName Pair(string arg)
    {
        if (!arg.Contains('/')) throw UserError.Usage(
            "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'");
        if (arg.Split('/') is not [{ Length: > 0 } type, { Length: > 0 } name])
            throw UserError.Usage("error: arguments in resource/name form must have a single resource and name");
        return new(ResourceType.TryFind(type, out var known) ? known : ResourceType.Open(type), name);
    }

    private static ResourceName PodName(string name) =>
        name.Length > 0 && !name.Contains(',') ? new(ResourceType.Pod, name) : throw Unknown(name.Split(',')[0]);

    /// <summary><c>pods</c> or <c>deploy,sts</c>; null when the word is not a type and so a pod's name.</summary>
    private static List<ResourceType>? TypesOf(string word)
    {
        var parts = word.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || (parts.Length == 1 && !ResourceType.TryFind(parts[0], out _))) return null;
        return parts.Select(Known).Distinct().ToList();
    }

    private static ResourceType Known(string word) => ResourceType.TryFind(word, out var type) ? type : throw Unknown(word);

    /// <summary>Several types are called so.</summary>
    public static UserError Several(string word, IEnumerable<ResourceType> types) => UserError.Usage(
        $"error: several API groups have a resource type \"{word}\"; use one of {string.Join(", ", types.Select(type => $"{type.Plural}.{type.Group}").Order(StringComparer.Ordinal))}");

    /// <summary>No known type has this name.</summary>
    public static UserError Unknown(string word) => UserError.Usage(
        $"error: the server doesn't have a resource type \"{word}\" that creates pods; built-in types: {string.Join(", ", ResourceType.All.Select(type => type.ShortNames.FirstOrDefault() ?? "job"))}");
}

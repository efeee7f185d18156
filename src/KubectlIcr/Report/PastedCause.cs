namespace KubectlIcr.Report;

/// <summary>A cause found in a pasted text, with all images that fail of it: what <c>explain -</c> answers.</summary>
/// <param name="Name">The cause's name.</param>
/// <param name="Sentence">The cause for a person.</param>
/// <param name="Images">What the text says that it happened to.</param>
internal sealed record PastedCause(string Name, string Sentence, IReadOnlyList<PastedImage> Images)
{
    /// <summary>What else the words can mean, each in a sentence.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Pull secrets that the kubelet could not retrieve, says the text.</summary>
    public IReadOnlyList<string> Unretrieved { get; init; } = [];

    /// <summary>The likely rules, most likely first.</summary>
    public IReadOnlyList<RulePage> Likely { get; init; } = [];

    /// <summary>How many more rules are about the cause.</summary>
    public int More { get; init; }

    /// <summary>The commands that find out which, one for each namespace.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>The text does not say in which namespace the pods are.</summary>
    public bool IsNamespaceOpen { get; init; }

    /// <summary>How many pods the text names.</summary>
    public int Pods { get; init; }

    /// <summary>How many of them the commands check.</summary>
    public int Checked { get; init; }
}

/// <summary>An image of which the text tells a failure.</summary>
/// <param name="Name">Null where the text names none.</param>
/// <param name="Containers">E.g. <c>pod/web-1 in namespace team-a, container main</c>.</param>
/// <param name="Text">The words that decide, without the runtime's wrapping.</param>
internal sealed record PastedImage(string? Name, IReadOnlyList<string> Containers, string Text);

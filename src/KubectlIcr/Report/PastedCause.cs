namespace KubectlIcr.Report;

/// <summary>A cause found in a pasted text: what <c>explain -</c> answers.</summary>
/// <param name="Image">Null where the text names none.</param>
/// <param name="Containers">What the text says that it happened to, e.g. <c>pod team-a/web-1, container main</c>.</param>
/// <param name="Name">The cause's name.</param>
/// <param name="Sentence">The cause for a person.</param>
/// <param name="Text">The words that decide, without the runtime's wrapping.</param>
internal sealed record PastedCause(string? Image, IReadOnlyList<string> Containers, string Name, string Sentence, string Text)
{
    /// <summary>What else the words can mean, each in a sentence.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Pull secrets that the kubelet could not retrieve, says the text.</summary>
    public IReadOnlyList<string> Unretrieved { get; init; } = [];

    /// <summary>The likely rules, most likely first.</summary>
    public IReadOnlyList<RulePage> Likely { get; init; } = [];

    /// <summary>How many more rules are about the cause.</summary>
    public int More { get; init; }

    /// <summary>The command that finds out which; null where the text names no pod.</summary>
    public string? Check { get; init; }
}

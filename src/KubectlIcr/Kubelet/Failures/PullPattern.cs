namespace KubectlIcr.Kubelet;

/// <summary>One row of the table of causes: the cause, the phrases of which one must occur, and what else must hold.</summary>
internal sealed record PullPattern(PullCause Cause, params Phrase[] Phrases)
{
    /// <summary>The other causes the same text can have, most likely first.</summary>
    public IReadOnlyList<PullCause> Or { get; init; } = [];

    /// <summary>A phrase that must occur as well.</summary>
    public Phrase? And { get; init; }

    /// <summary>Phrases of which none may occur.</summary>
    public IReadOnlyList<Phrase> Not { get; init; } = [];

    /// <summary>Only at a registry whose name ends with one of these; empty: at any.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    public PullDetail Detail { get; init; }

    /// <summary>The HTTP statuses of which one must be named; empty: any or none.</summary>
    public IReadOnlyList<int> Status { get; init; } = [];

    /// <summary>Only on IBM Cloud Container Registry (true), only elsewhere (false).</summary>
    public bool? Icr { get; init; }

    /// <summary>The error must start with the phrase.</summary>
    public bool AtStart { get; init; }

    /// <summary>Only when the kubelet asked the runtime for an image it may have.</summary>
    public bool Inspecting { get; init; }

    /// <summary>The error must end in a URL and words that are not a Go error's.</summary>
    public bool BareWords { get; init; }

    /// <summary>The phrase is the kubelet's, about a pull secret it can't parse.</summary>
    public bool SecretUnparsable { get; init; }

    public bool Matches(PullText text) =>
        (Phrases.Length == 0 || Phrases.Any(phrase => AtStart ? text.Starts(phrase) : text.Has(phrase)))
        && (Status.Count == 0 || (text.Status is { } status && Status.Contains(status)))
        && (Icr is null || Icr == text.IsIcr)
        && (!Inspecting || text.Inspecting)
        && (!BareWords || text.EndsInBareWords)
        && (And is not { } and || text.Has(and))
        && !Not.Any(text.Has)
        && (On.Count == 0 || On.Any(end => text.Registry?.EndsWith(end, StringComparison.Ordinal) == true));
}

using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>One root cause, with all the containers it hits.</summary>
internal sealed record Finding
{
    /// <summary>The rule's id, e.g. <c>ICR302</c>.</summary>
    public required string Id { get; init; }

    public required Severity Severity { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>The rule's title: the same for every finding of the rule.</summary>
    public required string Title { get; init; }

    /// <summary>The root cause with its names. Says nothing of the single pod: findings of one rule with the same message are one finding.</summary>
    public required string Message { get; init; }

    /// <summary>The message with <c>*</c> for namespace, repository and tag: equal for findings that a person sees as one cause. The text report groups by it.</summary>
    [JsonIgnore]
    public string GroupKey
    {
        get => field ?? Message;
        init;
    }

    /// <summary>The image as written; null when the subjects' images differ.</summary>
    public string? Image { get; init; }

    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The commands that fix it, in the order to run them.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary><c>--fix</c>, <c>--fix=all</c>, <c>manual</c> where only a person can fix it, or <c>none</c> where nothing is known to; null where <c>--fix</c> does not apply, as for manifests.</summary>
    [JsonIgnore]
    public string? FixedBy { get; init; }

    /// <summary>The page about the rule.</summary>
    public required string Docs { get; init; }
}

/// <summary>What is hit.</summary>
/// <param name="Kind"><c>Pod</c>, or the kind of a workload without pods.</param>
/// <param name="Container">Null when the whole pod is meant.</param>
/// <param name="Owner">The top controller as <c>Kind/name</c>; null for a bare pod.</param>
internal sealed record Subject(string Kind, string Namespace, string Name, string? Container, string? Owner)
{
    /// <summary>The image volume that is hit; left out where a container or the whole pod is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Volume { get; init; }

    /// <summary>The manifest that it was read from; left out for standard input and for what is in the cluster.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>Where it begins in the manifest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    /// <summary>The API group of a kind that is not built in; left out for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>The JSON pointer of the container there; left out for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>In words, e.g. <c>container main</c>; null when the whole object is meant.</summary>
    [JsonIgnore]
    public string? UseWords => Report.UseWords.Of(Kind, Container, Volume);

    /// <summary>As <see cref="PullReport.Use"/> names it; null when the whole pod is meant.</summary>
    [JsonIgnore]
    public string? Use => Container ?? (Volume is null ? null : $"volume/{Volume}");

    /// <summary>As <see cref="PullReport.Pod"/> names it.</summary>
    [JsonIgnore]
    public string Pod => Kind == "Pod" ? Name : $"{Kind}/{Name}";
}

/// <summary>One fact that supports a finding.</summary>
/// <param name="From">
/// Where it was read: <c>event</c>, <c>status</c>, <c>pod</c>, <c>serviceaccount</c>, <c>secret</c>, <c>node</c>, <c>registry</c>, <c>iam</c>, <c>quota</c> or <c>mirror</c>; <c>timeline</c>
/// for the order of what was read, <c>note</c> for what follows from it or is still open.
/// </param>
internal sealed record Evidence(string From, string Text)
{
    /// <summary>An inference or a hint: nobody said it.</summary>
    public static Evidence Note(string text) => new("note", text);

    /// <summary>The text for a person, where it is another: with how long ago something was, which a document must not change by.</summary>
    [JsonIgnore]
    public string? Told { get; init; }
}

/// <summary>One step that fixes it.</summary>
/// <param name="Run">A command to paste into a shell, quoted; an <c>UPPERCASE</c> word stands for what only the user can know.</param>
/// <param name="Why">What it is for, as an imperative.</param>
internal sealed record Fix(string Run, string Why)
{
    /// <summary>What the command deletes, restarts or replaces, in the third person: <c>deletes and recreates the pod</c>. Left out where it does none of these.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Caution { get; init; }

    /// <summary>The comments above the command: what it is for, then its side effect.</summary>
    [JsonIgnore]
    public IEnumerable<string> Comments => Caution is null ? [Why] : [Why, $"CAUTION: {Caution}"];

    /// <summary>What the command does; empty where only a person can do it.</summary>
    [JsonIgnore]
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>It fixes nothing: the kubelet only retries, which shows more, or works if the cause is gone.</summary>
    [JsonIgnore]
    public bool OnlyTriesAgain { get; init; }

    /// <summary>It is for those who want none of the fixes before it.</summary>
    [JsonIgnore]
    public bool IsAlternative { get; init; }

    /// <summary>It fixes nothing: the command only shows what the user needs to find the fix.</summary>
    [JsonIgnore]
    public bool OnlyShows { get; private init; }

    /// <summary>A command that changes nothing that anyone uses: <c>kubectl debug</c> leaves its own pod, as it says.</summary>
    public static Fix Show(string run, string why) => new(run, why) { OnlyShows = true };
}

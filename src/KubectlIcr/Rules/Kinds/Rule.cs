using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>
/// One problem and everything that is said about it: the user's page (<c>docs/rules/ID.md</c>) and what <c>kubectl icr explain ID</c> prints.
/// The check that finds it is a <see cref="PullRule"/>'s, or a <see cref="ClusterRule"/>'s where only many pulls together show it.
/// </summary>
internal abstract class Rule
{
    /// <summary>The folder of the pages about the rules, at the tag of this release.</summary>
    public static string DocsRoot => Build.Page("docs/rules");

    /// <summary><c>ICR</c> and three digits; forever.</summary>
    public abstract string Id { get; }

    /// <summary>The severity where the container fails; a forecast may be milder.</summary>
    public abstract Severity Severity { get; }

    /// <summary>The problem in a few words, no full stop.</summary>
    public abstract string Title { get; }

    /// <summary>What is going on, in sentences.</summary>
    public abstract string Cause { get; }

    /// <summary>How to fix it, in sentences.</summary>
    public abstract string Remedy { get; }

    /// <summary>When the finding is not a problem.</summary>
    public abstract string WhenToIgnore { get; }

    /// <summary>IBM's own page about it; null where IBM has none.</summary>
    public virtual string? Topic => null;

    public virtual RequiredFacts Requires => RequiredFacts.Pod;

    /// <summary>The causes a text can have that this rule explains.</summary>
    public virtual IReadOnlyList<PullCause> Explains => [];

    /// <summary>What this rule tells fits the failure, as far as its text goes. By its cause, unless several rules share one.</summary>
    public virtual bool Tells(PullFailure failure) => Explains.Contains(failure.Cause);

    /// <summary>Asked only when no other rule found anything for a failing pull.</summary>
    public virtual bool IsFallback => false;

    public string Docs => $"{DocsRoot}/{Id}.md";

    /// <summary>A finding of this rule about these pulls. The message must hold nothing of the single pod, see <see cref="Finding.Message"/>.</summary>
    protected Finding Found(
        IReadOnlyList<Pull> pulls, string message, Certainty certainty, IEnumerable<Evidence?> evidence, IEnumerable<Fix?> fixes, Severity? severity = null) => new()
        {
            Id = Id,
            Severity = severity ?? Severity,
            Certainty = certainty,
            Title = Title,
            Message = message,
            Image = pulls.Select(pull => pull.Use.Image).Distinct().ToList() is [var only] ? only : null,
            Subjects = [.. pulls.Select(SubjectOf)],
            Evidence = [.. evidence.OfType<Evidence>()],
            Fixes = [.. fixes.OfType<Fix>()],
            Docs = Docs,
        };

    public static Subject SubjectOf(Pull pull)
    {
        var place = pull.Pod.Manifest is { IsStandardInput: false } manifest ? manifest : null;
        return new(pull.Pod.Kind, pull.Namespace, pull.Pod.Name, pull.Use.Container, pull.Pod.Owner)
        {
            Volume = pull.Use.Volume,
            File = place?.File,
            Line = place?.Line,
            Group = pull.Pod.Custom?.Group,
            Path = pull.Use.Pointer,
        };
    }
}

namespace KubectlIcr.Report;

/// <summary>What there is to say about a rule: the page in <c>docs/rules</c> and the answer of <c>explain</c>.</summary>
/// <param name="Causes">The names of the causes it explains.</param>
/// <param name="Topic">IBM's own page about it; null where IBM has none.</param>
internal sealed record RulePage(
    string Id, string Title, Severity Severity, string Cause, string Remedy, string WhenToIgnore, IReadOnlyList<string> Causes, string Docs, string? Topic);

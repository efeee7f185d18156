namespace KubectlIcr.EndToEnd.Faults;

/// <summary>What came of a case.</summary>
/// <param name="Outcome">With names and paths that are the same in every run.</param>
/// <param name="Changed">What had been changed when the command ended, by a person's names; empty for a command that only reads.</param>
/// <param name="Left">The same for the table.</param>
/// <param name="HasStruck">The fault had its chance.</param>
/// <param name="Wrong">What should not have been.</param>
internal sealed record Seen(Case Case, Outcome Outcome, IReadOnlyList<string> Changed, string Left, bool HasStruck, IReadOnlyList<string> Wrong);

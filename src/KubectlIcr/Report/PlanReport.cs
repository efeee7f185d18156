namespace KubectlIcr.Report;

/// <summary>What <c>check --fix</c> is about to do.</summary>
/// <param name="Left">Errors that it does nothing about.</param>
/// <param name="Bare">Pods without a controller that it does not recreate.</param>
internal sealed record PlanReport(
    IReadOnlyList<Finding> Mends, IReadOnlyList<PlannedChange> Changes, IReadOnlyList<LeftFinding> Left, IReadOnlyList<ReplacePod> Bare);

/// <summary>One object, and what is to become of it.</summary>
/// <param name="Sign"><c>+</c> for a new one, <c>-</c> for one that goes, <c>~</c> for a change, <c>!</c> for one that can't be created, blank for none.</param>
/// <param name="Lines">The parts of it, each with a sign of its own; of a secret never the value.</param>
internal sealed record PlannedChange(char Sign, string Title, IReadOnlyList<string> Lines);

/// <summary>An error that <c>--fix</c> does nothing about.</summary>
internal sealed record LeftFinding(Finding Finding, string Why);

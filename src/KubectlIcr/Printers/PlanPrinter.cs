using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The plan as a diff, between what it fixes and what it leaves.</summary>
internal sealed class PlanPrinter(TextWriter output, Colour colour, int width = 80)
{
    /// <summary>Trial pods come before each restart.</summary>
    public bool IsProven { get; init; }

    public void Print(PlanReport plan)
    {
        output.WriteLine("Fixes:");
        foreach (var finding in plan.Mends)
            PrintItem($"{finding.Id} {finding.Message}");
        output.WriteLine("Changes:");
        foreach (var change in plan.Changes)
            PrintChange(change);
        if (IsProven)
            PrintItem("Before each restart, a trial pod for each image is created and deleted. It runs nothing. Pods are restarted only if the node can pull.");
        if (plan.Left.Count + plan.Bare.Count > 0)
            output.WriteLine("Not fixed automatically:");
        foreach (var (finding, why) in plan.Left)
            PrintItem($"{finding.Id} {finding.Message}: {why}");
        foreach (var pod in plan.Bare)
            PrintItem($"pod/{pod.Name} in namespace {pod.Namespace} has no controller and is not recreated; use --fix=all");
        output.WriteLine();
    }

    private void PrintItem(string text)
    {
        var indent = "  ";
        foreach (var line in PlainText.Wrap(text, width - 4))
        {
            output.WriteLine($"{indent}{line}");
            indent = "    ";
        }
    }

    private void PrintChange(PlannedChange change)
    {
        output.WriteLine(colour.Of(change.Sign, $"  {change.Sign} {PlainText.OneLine(change.Title)}"));
        foreach (var line in change.Lines)
            output.WriteLine(colour.Of(line[0], $"  {PlainText.OneLine(line)}"));
    }
}

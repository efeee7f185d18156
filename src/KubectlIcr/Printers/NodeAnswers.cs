using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>What the nodes answered just now, beside what the registry answers to this machine.</summary>
internal static class NodeAnswers
{
    private const int Few = 3;

    public static void Print(IReadOnlyList<PullReport> pulls, TextWriter output, int width)
    {
        foreach (var same in pulls.Where(pull => pull.Node is not null).GroupBy(pull => (pull.Node, pull.Image.Raw, pull.Registry.Text)))
        {
            output.WriteLine();
            Wrapped(output, "", $"{same.Key.Raw}, for {ShortList.Of([.. same.Select(pull => TypeName.Of(pull.Pod, pull.Namespace)).Distinct()], Few)}:", width);
            Wrapped(output, "  ", $"from this machine: {same.Key.Text ?? "the registry was not queried (use --registry=all to query it)"}", width);
            Wrapped(output, "  ", $"from {Place(same.Key.Node!)}, just now: {same.Key.Node!.Text}", width);
        }
    }

    private static string Place(NodeReport node) => $"{(node.Name is { } name ? $"node {name}" : "a node")}{(node.Secret is { } secret ? $" with secret \"{secret}\"" : "")}";

    private static void Wrapped(TextWriter output, string label, string text, int width)
    {
        foreach (var line in PlainText.Wrap(text, width - 4))
        {
            output.WriteLine($"{label}{line}");
            label = "    ";
        }
    }
}

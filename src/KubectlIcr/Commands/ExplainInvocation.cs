using KubectlIcr.Commands.Reports;
using KubectlIcr.Kubelet;
using KubectlIcr.Kubelet.Pasted;
using KubectlIcr.Printers;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands;

/// <summary>Explains a topic without a cluster.</summary>
/// <param name="Topic">A rule's id, a cause's name, <c>-</c> for standard input; null lists all rules.</param>
internal sealed record ExplainInvocation(string? Topic) : Invocation
{
    private const int MostText = 1 << 20;

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        if (Topic is null)
            ExplainPrinter.PrintList(RuleList.All.Select(RulePages.Of), terminal.Out);
        else if (Topic == "-")
            ExplainText(await ReadAsync(terminal.In, cancel), terminal.Out);
        else
            ExplainTopic(Topic, terminal.Out);
        return ExitCode.Ok;
    }

    private static void ExplainTopic(string topic, TextWriter output)
    {
        if (RuleList.All.FirstOrDefault(rule => rule.Id.Equals(topic, StringComparison.OrdinalIgnoreCase)) is { } rule)
            ExplainPrinter.Print(RulePages.Of(rule), output);
        else if (Enum.GetValues<PullCause>().Where(cause => cause.Name().Equals(topic, StringComparison.OrdinalIgnoreCase)).ToArray() is [var cause])
            ExplainPrinter.PrintCause(cause.Name(), PastedReports.About(cause), output);
        else if (RuleList.Retired.TryGetValue(topic.ToUpperInvariant(), out var was))
            output.WriteLine($"{topic.ToUpperInvariant()} is no longer a rule. It was: {was}");
        else
            throw UserError.Usage($"no rule or cause is named \"{topic}\"; '{Build.Command} explain' lists the rules, the causes are {Causes()}");
    }

    private static string Causes() => string.Join(", ", Enum.GetValues<PullCause>().Select(cause => cause.Name()));

    private static void ExplainText(string text, TextWriter output)
    {
        var failures = PastedText.Failures(text);
        if (failures.Count == 0)
            throw new UserError("the text on standard input holds no pull error that is known; paste the event, or pipe the output of kubectl describe pod");
        foreach (var cause in PastedReports.Of(failures))
            ExplainPrinter.Print(cause, output);
    }

    private static async Task<string> ReadAsync(Stream input, CancellationToken cancel)
    {
        using var reader = new StreamReader(input);
        var buffer = new char[MostText];
        return new string(buffer, 0, await reader.ReadBlockAsync(buffer, cancel));
    }
}

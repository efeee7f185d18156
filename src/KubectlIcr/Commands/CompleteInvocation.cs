using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Printers;

namespace KubectlIcr.Commands;

/// <summary>
/// Answers a shell in the protocol of kubectl's completion: one choice a line, then <c>:</c> and a number for what the shell shall do with them. Quick, and
/// silent about whatever goes wrong: somebody waits at a prompt.
/// </summary>
/// <param name="Words">What follows <c>kubectl icr</c>; the last word is the one to complete, and may be empty.</param>
internal sealed record CompleteInvocation(IReadOnlyList<string> Words) : Invocation
{
    public const string Name = "__complete";

    private const int NoSpace = 2;

    private const int NoFiles = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        var tree = CommandLine.Commands();
        var last = LastWord.Of(tree.Root, Words);
        tree.TryRead(last.Before);
        var completion = Held(last);
        var choices = completion is null ? Flags(last) : await OfferedAsync(completion, last, terminal, limit.Token);
        foreach (var choice in choices)
            terminal.Out.WriteLine(string.Join('\t', choice.Split('\t', 2).Select(PlainText.OneLine)));
        terminal.Out.WriteLine($":{Directive(completion, choices)}");
        return ExitCode.Ok;
    }

    /// <summary>What is to be completed; null for the name of a flag.</summary>
    private static Completion? Held(LastWord last)
    {
        if (last.IsFlag)
            return null;
        if (last.Option is not null)
            return Completions.Of(last.Option) ?? Completion.Nothing;
        if (last.Command.Commands.Count > 0)
            return Completion.Words([.. HelpText.Shown(last.Command).Select(command => $"{command.Name}\t{HelpText.Summary(command)}")]);
        return Completions.Of(last.Command.Arguments.FirstOrDefault(argument => argument.MultipleValues || argument.Values.Count == 0)) ?? Completion.Nothing;
    }

    private static List<string> Flags(LastWord last) =>
        [.. last.Command.Options.Where(option => option.LongName is not null).OrderBy(option => option.LongName, StringComparer.Ordinal)
            .Select(option => $"--{option.LongName}\t{option.Description}").Where(choice => choice.StartsWith(last.Typed, StringComparison.Ordinal))];

    private static async Task<List<string>> OfferedAsync(Completion completion, LastWord last, Terminal terminal, CancellationToken cancel)
    {
        var begun = completion.IsList ? last.Typed[..(last.Typed.LastIndexOf(',') + 1)] : "";
        var environment = KubeOptions.EnvironmentOf(terminal);
        try
        {
            var options = KubeOptions.Of(last.Command).Connection();
            var cluster = new ClusterNames(completion.Namespace?.Last() is { } other ? options with { Namespace = other } : options, environment, cancel);
            string[] before = [.. last.Command.Arguments.SelectMany(argument => argument.Values).OfType<string>(), .. last.Before.SkipWhile(word => word != "--").Skip(1)];
            var offered = await completion.Offer(new CompletionScene(before, last.Typed, options, environment, cluster));
            return [.. offered.Select(choice => begun + choice).Where(choice => choice.StartsWith(last.Typed, StringComparison.Ordinal)).Distinct()];
        }
#pragma warning disable CA1031 // whatever it was: it is no news at a prompt
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private static int Directive(Completion? completion, List<string> choices) =>
        completion?.IsFiles == true ? 0 : choices.Count > 0 && choices.TrueForAll(choice => choice[^1] is '/' or '=') ? NoSpace | NoFiles : NoFiles;
}

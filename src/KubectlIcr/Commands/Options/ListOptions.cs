using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The kubectl flags that say which objects of a list are meant.</summary>
internal sealed record ListOptions
{
    /// <summary>Wins over <c>-n</c>.</summary>
    public bool AllNamespaces { get; init; }

    /// <summary>The text of <c>-l</c>; null when not given.</summary>
    public string? Selector { get; init; }

    /// <summary>Declares the flags and returns what reads them.</summary>
    /// <param name="all">What <c>-A</c> means to the command.</param>
    public static Func<ListOptions> Define(CommandLineApplication command, string all = "All namespaces")
    {
        var allNamespaces = command.Switch("-A|--all-namespaces", all);
        var selector = command.Value("-l|--selector <QUERY>", "Label query, e.g. app=web,tier!=db").Completes(Completion.Nothing);
        return () => new ListOptions { AllNamespaces = allNamespaces.IsOn(), Selector = selector.Last() };
    }
}

using System.Runtime.CompilerServices;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Kubelet;
using KubectlIcr.Rules;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Completing;

/// <summary>
/// What an option or argument holds, so that a shell can offer it. Declared where the option is:
/// <c>command.Value("--to &lt;NAMESPACE&gt;", "…").Completes(Completion.Namespaces)</c>.
/// </summary>
/// <param name="Offer">The choices, each a word, or word, tab and description; those that do not fit what is typed are left out later.</param>
internal sealed record Completion(Func<CompletionScene, Task<IEnumerable<string>>> Offer)
{
    /// <summary>Values that can't be completed: times, levels, queries.</summary>
    public static readonly Completion Nothing = Words();

    /// <summary>The shell itself offers its files.</summary>
    public static readonly Completion Files = Words() with { IsFiles = true };

    public static readonly Completion Rules = Later(() => RuleList.All.Select(Described)) with { IsList = true };

    /// <summary>What <c>explain</c> explains.</summary>
    public static readonly Completion Topics = Later(() => RuleList.All.Select(Described).Concat(Enum.GetValues<PullCause>().Select(cause => cause.Name())));

    public static readonly Completion Contexts = new(scene => Task.FromResult<IEnumerable<string>>(scene.Kubeconfig.Contexts.Keys));

    public static readonly Completion Clusters = new(scene => Task.FromResult<IEnumerable<string>>(scene.Kubeconfig.Clusters.Keys));

    public static readonly Completion Users = new(scene => Task.FromResult<IEnumerable<string>>(scene.Kubeconfig.Users.Keys));

    public static readonly Completion Namespaces = new(scene => scene.Cluster.NamesAsync(Resources.Names(ResourceType.Namespace), isNamespaced: false)) { IsList = true };

    public static readonly Completion Nodes = new(scene => scene.Cluster.NamesAsync(Resources.Names(ResourceType.Node), isNamespaced: false));

    public static readonly Completion ServiceAccounts = new(scene => scene.Cluster.NamesAsync(Resources.Names(ResourceType.ServiceAccount)));

    public static readonly Completion PullSecrets = new(async scene => (await Task.WhenAll(
        Query.PullSecrets().Select(query => scene.Cluster.NamesAsync(Resources.Names(ResourceType.Secret), query: query)))).SelectMany(names => names).Order(StringComparer.Ordinal));

    /// <summary>Pods and what makes pods: <c>NAME</c>, <c>TYPE/NAME</c> or <c>TYPE NAME</c>.</summary>
    public static readonly Completion Workloads = new(WorkloadNames.OfferAsync);

    /// <summary>Several values in one word, with commas between.</summary>
    public bool IsList { get; init; }

    public bool IsFiles { get; init; }

    /// <summary>The option that names the namespace to look in; null for <c>-n</c>.</summary>
    public CommandOption? Namespace { get; init; }

    public static Completion Words(params string[] words) => new(_ => Task.FromResult<IEnumerable<string>>(words));

    /// <summary>The same, but looked for in the namespace that another option names.</summary>
    public Completion In(CommandOption @namespace) => this with { Namespace = @namespace };

    /// <summary>Created on demand: every command declares them, few complete.</summary>
    private static Completion Later(Func<IEnumerable<string>> words) => new(_ => Task.FromResult(words()));

    private static string Described(Rule rule) => $"{rule.Id}\t{rule.Title}";
}

/// <summary>Remembers what the options and arguments of the command tree hold: the parser's own types have no place for it.</summary>
internal static class Completions
{
    private static readonly ConditionalWeakTable<object, Completion> Declared = [];

    public static CommandOption Completes(this CommandOption option, Completion completion)
    {
        Declared.AddOrUpdate(option, completion);
        return option;
    }

    public static CommandArgument Completes(this CommandArgument argument, Completion completion)
    {
        Declared.AddOrUpdate(argument, completion);
        return argument;
    }

    /// <summary>Null where nothing was declared.</summary>
    public static Completion? Of(object? optionOrArgument) => optionOrArgument is not null && Declared.TryGetValue(optionOrArgument, out var completion) ? completion : null;
}

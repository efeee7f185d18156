using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The flags of <c>check --on-node</c>.</summary>
internal sealed record TrialOptions
{
    /// <summary>A node in place of the pods' own; null for theirs.</summary>
    public string? Node { get; init; }

    /// <summary>A secret in place of the pods' own; null for theirs.</summary>
    public string? Secret { get; init; }

    /// <summary>Nobody is asked.</summary>
    public bool Yes { get; init; }

    /// <summary>How long a node may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    public DryRun DryRun { get; init; }

    public string FieldManager { get; init; } = ChangeOptions.DefaultFieldManager;

    /// <summary>Declares the flags and returns what reads them: null where no node is to be asked.</summary>
    public static Func<TrialOptions?> Define(CommandLineApplication command, ConsentWords words)
    {
        var onNode = command.Switch("--on-node", "Have the node pull the image with the pod's credentials, in a trial pod that runs nothing and is deleted afterwards. Asks for confirmation first");
        var node = command.Value("--node <NAME>", "With --on-node: node to use instead of the pods' own").Completes(Completion.Nodes);
        var secret = command.Value("--secret <NAME>", "With --on-node: pull secret to use instead of the pods' own, from the same namespace").Completes(Completion.PullSecrets);
        return () =>
        {
            if (!onNode.IsOn())
            {
                ConsentWords.Refuse("--on-node", node, secret);
                return null;
            }
            return new TrialOptions
            {
                Node = node.Last(),
                Secret = secret.Last(),
                Yes = words.Yes.IsOn(),
                Timeout = words.Limit > TimeSpan.Zero ? words.Limit : throw Flags.Invalid(words.Timeout, words.Timeout.Last(), "must be greater than 0"),
                DryRun = DryRuns.Parse(words.DryRun),
                FieldManager = words.FieldManager.Last() ?? ChangeOptions.DefaultFieldManager,
            };
        };
    }
}

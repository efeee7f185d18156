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
        var onNode = command.Switch("--on-node", "Let the node pull the image, with the pod's credentials, in a trial pod that runs nothing and is deleted at once; asks before it creates it");
        var node = command.Value("--node <NAME>", "With --on-node: this node, in place of the pods' own").Completes(Completion.Nodes);
        var secret = command.Value("--secret <NAME>", "With --on-node: this pull secret of the namespace, in place of the pods' own").Completes(Completion.PullSecrets);
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
                Timeout = words.Limit > TimeSpan.Zero ? words.Limit : throw Flags.Invalid(words.Timeout, words.Timeout.Last(), "a node needs time to answer"),
                DryRun = DryRuns.Parse(words.DryRun),
                FieldManager = words.FieldManager.Last() ?? ChangeOptions.DefaultFieldManager,
            };
        };
    }
}

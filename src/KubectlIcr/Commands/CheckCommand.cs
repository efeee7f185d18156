using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr check</c>: its words.</summary>
internal static class CheckCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Find out why pods can't pull their images, and how to fix it. Each finding shows the root cause, the evidence and the commands that fix it";
        command.ExtendedHelpText = Examples;
        var names = command.Argument(
            "[TYPE/NAME | TYPE NAME | NAME ...]", "Pods, or workloads (including custom types) whose pods to check; all pods in the namespace by default", multipleValues: true).Completes(Completion.Workloads);
        var kube = KubeOptions.Define(command);
        var list = ListOptions.Define(command, "Check all namespaces. Only failing containers are listed unless --all is set");
        var all = command.Switch("--all", "Include healthy containers");
        var from = command.Value("--from <PATH...>", "Read saved objects from a YAML or JSON file, a directory or - (stdin) instead of the cluster. Can be repeated").Completes(Completion.Files);
        var manifests = command.Value("-f|--filename <PATH...>", "Check manifests before you deploy them: comma-separated files, directories or - (stdin). Can be repeated").Completes(Completion.Files);
        var output = Output.Define(command, OutputFormat.Json, OutputFormat.Junit, OutputFormat.Name, OutputFormat.Prometheus, OutputFormat.Sarif, OutputFormat.Wide, OutputFormat.Yaml);
        var registry = RegistryOptions.Define(command);
        var gate = GateOptions.Define(command);
        var rules = command.Value("--rule <RULES...>", "Report only the findings of these rules, e.g. ICR302,ICR303, and the containers they affect. Can be repeated").Completes(Completion.Rules);
        var color = ColourOption.Define(command);
        var consent = ConsentWords.Define(command);
        var fix = FixOptions.Define(command, consent);
        var trial = TrialOptions.Define(command, consent);
        return more => Acting(fix(), trial(), consent, Checked(new CheckInvocation
        {
            Names = names.All(more),
            Kube = kube(),
            List = list(),
            All = all.IsOn(),
            From = from.All(),
            Manifests = [.. manifests.All().SelectMany(paths => paths.Split(','))],
            Registry = registry(),
            Output = output(),
            Gate = gate(),
            Rules = RuleIds.Read(rules),
            Again = from.Values.Concat(manifests.Values).Contains("-") ? null : SameCommand.Of(command, names.All(more), without: [rules]),
            Color = ColourOption.Parse(color),
        }));
    }

    private static CheckInvocation Checked(CheckInvocation check)
    {
        if (check.Manifests.Count > 0 && (check.Names.Count > 0 || check.List.Selector is not null))
            throw UserError.Usage("when paths are provided as input, you may not specify resource arguments as well");
        if (check.Manifests.Concat(check.From).Count(path => path == "-") > 1)
            throw UserError.Usage("standard input (-) can be read only once");
        return check;
    }

    private static Invocation Acting(FixOptions? fix, TrialOptions? trial, ConsentWords consent, CheckInvocation check)
    {
        if (fix is null && trial is null)
            consent.Refuse();
        return (fix, trial) switch
        {
            (null, null) => check,
            (not null, not null) => throw UserError.Usage("--fix and --on-node can't be used together; with --fix --prove, the node tests the fix"),
            (not null, _) when check.From.Count + check.Manifests.Count > 0 => throw UserError.Usage("--fix changes the live cluster and can't be used with --from or -f"),
            (not null, _) => new FixInvocation { Check = check with { Again = null }, Fix = fix },
            _ when check.From.Count > 0 => throw UserError.Usage("--on-node needs the live cluster and can't be used with --from"),
            _ => new TrialInvocation { Check = check with { Again = null }, Trial = trial! },
        };
    }

    private const string Examples = """
          # Why can't this pod pull its image?
          kubectl icr check pod/web-1

          # Trace one pod: every pull secret in the kubelet's order, and the result of each
          kubectl icr check pod/web-1 -o wide

          # All pods of a deployment, or its template if it has no pods
          kubectl icr check deploy/web -n team-a

          # The same for any type that creates pods, built in or custom
          kubectl icr check dc/web rollouts.argoproj.io/shop

          # All failures in the cluster, one finding per root cause
          kubectl icr check -A

          # Show the findings of one rule in full
          kubectl icr check -A --rule ICR302

          # Check a manifest before you deploy it: can its images be pulled?
          helm template . | kubectl icr check -f -

          # Who owns the API key in the pull secret, is it allowed to pull, and is the quota used up? Queries IBM Cloud IAM
          kubectl icr check deploy/web --iam

          # Fix what can be fixed: shows the changes, asks for confirmation, waits until the images are pulled
          kubectl icr check -n team-a --fix

          # Can the node itself pull the image? Lets it try in a trial pod, after confirmation
          kubectl icr check pod/web-1 --on-node

          # Would another secret help, or another node?
          kubectl icr check pod/web-1 --on-node --secret team-icr --node 10.0.0.7

          # For scripts: one row per finding
          kubectl icr check -A -o custom-columns=RULE:.id,IMAGE:.image,WHY:.message

          # Save objects (including the pull secrets), then check them without access to the cluster
          kubectl get pods,events,secrets,serviceaccounts,nodes,deployments,replicasets -A -o yaml > dump.yaml
          kubectl icr check -A --from dump.yaml

        """;
}

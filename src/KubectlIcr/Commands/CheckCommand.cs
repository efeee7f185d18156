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
        command.Description = "Say why pods can't pull their images, and how to fix it. Each finding names the root cause, the evidence and the commands that fix it";
        command.ExtendedHelpText = Examples;
        var names = command.Argument(
            "[TYPE/NAME | TYPE NAME | NAME ...]", "Pods, or workloads whose pods are meant, of custom types too; all pods of the namespace where none is named", multipleValues: true).Completes(Completion.Workloads);
        var kube = KubeOptions.Define(command);
        var list = ListOptions.Define(command, "All namespaces; only what fails is listed, unless --all");
        var all = command.Switch("--all", "List the containers that pull well too");
        var from = command.Value("--from <PATH...>", "Read saved objects (YAML or JSON, a file, a folder or -) instead of the cluster; may be repeated").Completes(Completion.Files);
        var manifests = command.Value("-f|--filename <PATH...>", "Judge manifests (a file, a folder or -) before they are deployed; commas between several, or repeated").Completes(Completion.Files);
        var output = Output.Define(command, OutputFormat.Json, OutputFormat.Junit, OutputFormat.Name, OutputFormat.Prometheus, OutputFormat.Sarif, OutputFormat.Wide, OutputFormat.Yaml);
        var registry = RegistryOptions.Define(command);
        var gate = GateOptions.Define(command);
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
            (not null, not null) => throw UserError.Usage("--fix and --on-node are two commands: --fix --prove lets the node prove the fix"),
            (not null, _) when check.From.Count + check.Manifests.Count > 0 => throw UserError.Usage("--fix changes the live cluster: it goes with neither --from nor -f"),
            (not null, _) => new FixInvocation { Check = check, Fix = fix },
            _ when check.From.Count > 0 => throw UserError.Usage("--on-node asks a node of the live cluster: it does not go with --from"),
            _ => new TrialInvocation { Check = check, Trial = trial! },
        };
    }

    private const string Examples = """
          # Why can't this pod pull its image?
          kubectl icr check pod/web-1

          # Trace one pod: every pull secret in the kubelet's order, and what each got
          kubectl icr check pod/web-1 -o wide

          # All pods of a deployment, or its template while it has none
          kubectl icr check deploy/web -n team-a

          # The same for any type that makes pods, built in or not
          kubectl icr check dc/web rollouts.argoproj.io/shop

          # Everything in the cluster that fails, one finding a root cause
          kubectl icr check -A

          # Will it pull? Judge a manifest before it is deployed
          helm template . | kubectl icr check -f -

          # Who is the API key, may it pull, and is the quota used up? Asks IBM Cloud IAM
          kubectl icr check deploy/web --iam

          # Fix what can be fixed: shows what would change, asks, waits until the pods pull
          kubectl icr check -n team-a --fix

          # What does the node itself get? Lets it pull the image in a trial pod, after asking
          kubectl icr check pod/web-1 --on-node

          # Would another secret help? And would another node pull?
          kubectl icr check pod/web-1 --on-node --secret team-icr --node 10.0.0.7

          # For scripts: one row for each finding
          kubectl icr check -A -o custom-columns=RULE:.id,IMAGE:.image,WHY:.message

          # Without a cluster: judge saved objects
          kubectl get pods,events,secrets,serviceaccounts,nodes -A -o yaml > dump.yaml
          kubectl icr check -A --from dump.yaml

        """;
}

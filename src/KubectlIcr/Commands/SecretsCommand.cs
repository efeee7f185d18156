using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr secrets</c>: its words.</summary>
internal static class SecretsCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "List pull secrets, what uses them, and their problems. Exits with 0 unless "
            + "--invalid finds an invalid secret, or --verify or --iam finds a rejected credential";
        command.ExtendedHelpText = Examples;
        var names = command.Argument("[NAME ...]", "Secrets in the namespace (NAME or secret/NAME); all pull secrets by default", multipleValues: true).Completes(Completion.PullSecrets);
        var kube = KubeOptions.Define(command);
        var list = ListOptions.Define(command);
        var from = command.Value("--from <PATH...>", "Read saved objects from a YAML or JSON file, a directory or - (stdin) instead of the cluster. Can be repeated").Completes(Completion.Files);
        var host = command.Value("--registry <HOST>", "List only secrets with an entry for this registry").Completes(Completion.Words([.. Registry.IcrDomain.PublicHosts]));
        var unused = command.Switch("--unused", "List only secrets that no pod, workload or service account references");
        var invalid = command.Switch("--invalid", "List only secrets that prevent pods from pulling, now or later: with a STATUS such as missing, unparsable, dead-token or stale-copy. Exits with 1 if there are any");
        var byKey = command.Switch("--by-key", "List credentials, each with its number (#1, #2, ...) and the secrets that contain it. Passwords are not shown");
        var output = Output.Define(command, OutputFormat.Json, OutputFormat.Name, OutputFormat.Prometheus, OutputFormat.Wide, OutputFormat.Yaml);
        var registry = RegistryOptions.DefineVerify(command);
        return more => new SecretsInvocation
        {
            Names = names.All(more),
            Kube = kube(),
            List = list(),
            From = from.All(),
            Host = host.Last(),
            Unused = unused.IsOn(),
            Invalid = invalid.IsOn(),
            ByKey = byKey.IsOn(),
            Output = output(),
            Registry = registry(),
        };
    }

    private const string Examples = """
          # Which pull secrets exist, and what uses them?
          kubectl icr secrets -A

          # Are any of them broken, missing or outdated? For scripts: exits with 1 if so
          kubectl icr secrets -A --invalid

          # Where is each key used, and does the registry still accept it?
          kubectl icr secrets -A --by-key --verify

          # Metrics: rejected keys, and running containers that will fail the next time they start
          kubectl icr secrets -A --verify -o prometheus

          # What can be deleted?
          kubectl icr secrets -n team-a --unused -o name

        """;
}

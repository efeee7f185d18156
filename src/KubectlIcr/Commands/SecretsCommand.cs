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
        command.Description = "List pull secrets, who uses them, and what is wrong with them. A list ends with 0, whatever is in it; "
            + "--invalid ends with 1 when it finds a secret, --verify and --iam when a credential is refused";
        command.ExtendedHelpText = Examples;
        var names = command.Argument("[NAME ...]", "Secrets of the namespace, by NAME or secret/NAME; all pull secrets where none is named", multipleValues: true).Completes(Completion.PullSecrets);
        var kube = KubeOptions.Define(command);
        var list = ListOptions.Define(command);
        var from = command.Value("--from <PATH...>", "Read saved objects (YAML or JSON, a file, a folder or -) instead of the cluster; may be repeated").Completes(Completion.Files);
        var host = command.Value("--registry <HOST>", "Only secrets with an entry for this registry").Completes(Completion.Words([.. Registry.IcrDomain.PublicHosts]));
        var unused = command.Switch("--unused", "Only secrets that no pod, workload or service account names");
        var invalid = command.Switch("--invalid", "Only secrets that keep pods from pulling, or will; ends with 1 when there are any");
        var byKey = command.Switch("--by-key", "List the credentials, and for each the secrets that hold it; no password is shown");
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
          # Which pull secrets are there, and who uses them?
          kubectl icr secrets -A

          # Is any of them broken, missing or out of date? For a script: ends with 1 if so
          kubectl icr secrets -A --invalid

          # How far does each key reach, and does the registry still take it?
          kubectl icr secrets -A --by-key --verify

          # Metrics: refused keys, and running containers that will fail at their next start
          kubectl icr secrets -A --verify -o prometheus

          # What can be deleted?
          kubectl icr secrets -n team-a --unused -o name

        """;
}

using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr copy-secret</c>: its words.</summary>
internal static class CopySecretCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Copy pull secrets to other namespaces. A copy has the data and type of the original, and annotations that refer to it";
        command.ExtendedHelpText = Examples;
        var names = command.Argument("[NAME ...]", "Secrets; if omitted, all-icr-io or, if it does not exist, the regional *-icr-io secrets", multipleValues: true);
        var kube = KubeOptions.Define(command);
        command.Options.Single(option => option.LongName == "namespace").Description = "Not supported here; use --from and --to";
        var from = command.Value("--from <NAMESPACE>", "Namespace to copy from. Defaults to the default namespace").Completes(Completion.Namespaces);
        names.Completes(Completion.PullSecrets.In(from));
        var to = command.Value("--to <NAMESPACE...>", "Comma-separated namespaces to copy to. Can be repeated").Completes(Completion.Namespaces);
        var selector = command.Value("--to-selector <QUERY>", "Copy to the namespaces that match this label selector, e.g. team=x").Completes(Completion.Nothing);
        var all = command.Switch("--to-all", "Copy to all namespaces except system namespaces (kube-*, openshift-*, ibm-*, calico-*)");
        var name = command.Value("--name <NAME>", "Name of the copy; defaults to the name of the original").Completes(Completion.Nothing);
        var registry = command.Value("--registry <HOST>", "Copy only the entries for this registry").Completes(Completion.Words([.. Registry.IcrDomain.PublicHosts]));
        var create = command.Switch("--create-namespace", "Create namespaces that do not exist");
        var overwrite = command.Switch("--overwrite", "Replace existing secrets that have the same name but different content");
        var bind = command.Switch("--bind <SERVICEACCOUNT>", "Also add the copies to this service account; without a value, to the default service account").Completes(Completion.ServiceAccounts);
        var force = command.Switch("--force", "With --verify: copy the secrets even if their credentials are rejected");
        var verify = RegistryOptions.DefineVerify(command, "Before changing anything, check whether the registries accept the credentials. Rejected secrets are not copied");
        var show = command.Switch("--show-password", "Include secret values in json and yaml output");
        var change = ChangeOptions.Define(command);
        return more => Checked(new CopySecretInvocation
        {
            Names = NameArgs.OfSecrets(names.All(more)),
            Kube = kube(),
            From = from.Last() ?? "default",
            To = to.Split(),
            ToSelector = selector.Last(),
            ToAll = all.IsOn(),
            Name = name.Last(),
            Registry = registry.Last(),
            CreateNamespace = create.IsOn(),
            Overwrite = overwrite.IsOn(),
            Bind = !bind.HasValue() ? null : bind.Last() switch { "true" => "default", "false" => null, var account => account },
            Force = force.IsOn(),
            Verify = verify(),
            ShowPassword = show.IsOn(),
            Change = change(),
        });
    }

    private static CopySecretInvocation Checked(CopySecretInvocation copy)
    {
        if (copy.Kube.Namespace is not null)
            throw UserError.Usage("copy-secret does not support -n; use --from and --to");
        if (copy.To.Count == 0 && copy.ToSelector is null && !copy.ToAll)
            throw UserError.Usage("no target namespace specified; use --to NAMESPACE, --to-selector QUERY or --to-all");
        if (copy.Name is not null && copy.Names.Count > 1)
            throw UserError.Usage("--name can only be used with a single secret");
        return copy;
    }

    private const string Examples = """
          # Copy IBM Cloud's pull secret from the default namespace to the namespaces of two teams
          kubectl icr copy-secret --to team-a,team-b

          # Copy it to a new namespace, and have the pods there use it
          kubectl icr copy-secret all-icr-io --to team-c --create-namespace --bind

          # After the key was rotated: preview the changes, then make them
          kubectl icr copy-secret --to-all --overwrite --dry-run=server
          kubectl icr copy-secret --to-all --overwrite

          # Copy it only if the registries accept the key
          kubectl icr copy-secret --to team-a --verify

          # Copy only the entries for one registry, under another name
          kubectl icr copy-secret all-icr-io --to team-a --registry us.icr.io --name us-icr-io

        """;
}

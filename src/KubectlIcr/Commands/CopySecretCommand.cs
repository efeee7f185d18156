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
        command.Description = "Copy pull secrets to other namespaces. A copy has the data and the type of the original, and annotations that name the original";
        command.ExtendedHelpText = Examples;
        var names = command.Argument("[NAME ...]", "The secrets; by default all-icr-io, else the per-region *-icr-io", multipleValues: true);
        var kube = KubeOptions.Define(command);
        command.Options.Single(option => option.LongName == "namespace").Description = "Not for this command: there are two, --from and --to";
        var from = command.Value("--from <NAMESPACE>", "The namespace of the originals; by default default").Completes(Completion.Namespaces);
        names.Completes(Completion.PullSecrets.In(from));
        var to = command.Value("--to <NAMESPACE...>", "Where to copy them, several with commas; may be repeated").Completes(Completion.Namespaces);
        var selector = command.Value("--to-selector <QUERY>", "Copy them to the namespaces with these labels, e.g. team=x").Completes(Completion.Nothing);
        var all = command.Switch("--to-all", "Copy them to all namespaces but the system's (kube-*, openshift-*, ibm-*, calico-*)");
        var name = command.Value("--name <NAME>", "What the copy is called; by default as the original").Completes(Completion.Nothing);
        var registry = command.Value("--registry <HOST>", "Copy only the entries that are used for this registry").Completes(Completion.Words([.. Registry.IcrDomain.PublicHosts]));
        var create = command.Switch("--create-namespace", "Create the namespaces that do not exist");
        var overwrite = command.Switch("--overwrite", "Replace secrets of the same name that have other content");
        var bind = command.Switch("--bind <SERVICEACCOUNT>", "Bind the copies to a service account too; without a value to default").Completes(Completion.ServiceAccounts);
        var force = command.Switch("--force", "With --verify: copy credentials that are rejected too");
        var verify = RegistryOptions.DefineVerify(command, "Before anything is written, ask each registry whether it accepts the login, once per credential; a secret that is rejected is not copied");
        var show = command.Switch("--show-password", "Print secrets with their values in json and yaml");
        var change = ChangeOptions.Define(command);
        return more => Checked(new CopySecretInvocation
        {
            Names = NameArgs.Of("secret", names.All(more)),
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
            throw UserError.Usage("copy-secret has two namespaces: give --from and --to instead of -n");
        if (copy.To.Count == 0 && copy.ToSelector is null && !copy.ToAll)
            throw UserError.Usage("where to? Give --to NAMESPACE, --to-selector QUERY or --to-all");
        if (copy.Name is not null && copy.Names.Count > 1)
            throw UserError.Usage("--name is for one secret");
        return copy;
    }

    private const string Examples = """
          # IBM Cloud's pull secret of namespace default, where the pods of two teams need it
          kubectl icr copy-secret --to team-a,team-b

          # Into a new namespace, and have its pods use it
          kubectl icr copy-secret all-icr-io --to team-c --create-namespace --bind

          # After the key was renewed: what would change, and change it
          kubectl icr copy-secret --to-all --overwrite --dry-run=server
          kubectl icr copy-secret --to-all --overwrite

          # Only if the registries accept the key
          kubectl icr copy-secret --to team-a --verify

          # Only the entries for one registry, under another name
          kubectl icr copy-secret all-icr-io --to team-a --registry us.icr.io --name us-icr-io

        """;
}

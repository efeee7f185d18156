using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Probe;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr bind-sa</c>: its words.</summary>
internal static class BindSaCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Add pull secrets to service accounts, so that new pods use them. The output lists the existing pods that must be recreated to use them";
        command.ExtendedHelpText = Examples;
        var names = command.Argument("[SERVICEACCOUNT ...]", "Service accounts. Defaults to the default service account", multipleValues: true).Completes(Completion.ServiceAccounts);
        var kube = KubeOptions.Define(command);
        var list = ListOptions.Define(command, "The named service accounts in all namespaces except system namespaces");
        var all = command.Switch("--all", "All service accounts in the namespace");
        var secrets = command.Value("--secret <NAME...>", "Comma-separated pull secrets. Can be repeated. Defaults to all-icr-io or, if it does not exist, the regional *-icr-io secrets").Completes(Completion.PullSecrets);
        var unbind = command.Switch("--unbind", "Remove the secrets from the service accounts instead");
        var force = command.Switch("--force", "Also bind secrets that do not exist, that the kubelet ignores or, with --verify, that are rejected");
        var verify = RegistryOptions.DefineVerify(command, "Before changing anything, check whether the registries accept the credentials. Rejected secrets are not bound");
        var restart = command.Switch("--restart <WHICH>", "Restart the pods that fail without the secret, through their controllers. --restart=all also recreates pods without a controller").Completes(Completion.Words("all"));
        var change = ChangeOptions.Define(command);
        return more => Checked(new BindSaInvocation
        {
            Names = NameArgs.Of("serviceaccount", names.All(more), shortName: "sa"),
            Kube = kube(),
            List = list(),
            All = all.IsOn(),
            Secrets = NameArgs.Of("secret", secrets.Split()),
            Unbind = unbind.IsOn(),
            Force = force.IsOn(),
            Verify = verify(),
            Restart = RestartFlag.Parse(restart, "workloads"),
            Change = change(),
        });
    }

    private static BindSaInvocation Checked(BindSaInvocation bind)
    {
        if (bind.Names.Count > 0 && (bind.All || bind.List.Selector is not null))
            throw UserError.Usage("service account names can't be combined with --all or -l");
        if (bind.Unbind && (bind.Restart != Restarts.None || bind.Force || bind.Verify.Scope != RegistryScope.None || bind.Verify.Iam))
            throw UserError.Usage("--unbind can't be used with --restart, --force, --verify or --iam");
        return bind;
    }

    private const string Examples = """
          # Add IBM Cloud's pull secret to the namespace's default service account, for use by new pods
          kubectl icr bind-sa -n team-a

          # The same, and restart the pods that fail without it
          kubectl icr bind-sa -n team-a --restart

          # Add two secrets to one service account; its existing pull secrets are kept
          kubectl icr bind-sa builder -n team-a --secret us-icr-io,cp-icr-io

          # Preview the changes to the default service accounts in all namespaces
          kubectl icr bind-sa -A --secret all-icr-io --dry-run=server

          # Remove the secret from the default service account
          kubectl icr bind-sa -n team-a --secret all-icr-io --unbind

        """;
}

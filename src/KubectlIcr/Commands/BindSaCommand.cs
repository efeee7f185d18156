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
        command.Description = "Add pull secrets to service accounts, so that new pods use them. Says which pods must be recreated, since they were created before that";
        command.ExtendedHelpText = Examples;
        var names = command.Argument("[SERVICEACCOUNT ...]", "The service accounts; by default default", multipleValues: true).Completes(Completion.ServiceAccounts);
        var kube = KubeOptions.Define(command);
        var list = ListOptions.Define(command, "The service accounts of that name in all namespaces but the system's");
        var all = command.Switch("--all", "All service accounts of the namespace");
        var secrets = command.Value("--secret <NAME...>", "The pull secrets, several with commas; may be repeated; by default all-icr-io, else the per-region *-icr-io").Completes(Completion.PullSecrets);
        var unbind = command.Switch("--unbind", "Take the secrets off the service accounts instead");
        var force = command.Switch("--force", "Bind secrets that do not exist, that the kubelet ignores or, with --verify, that are rejected, too");
        var verify = RegistryOptions.DefineVerify(command, "Before anything is written, ask each registry whether it accepts the login, once per credential; a secret that is rejected is not bound");
        var restart = command.Switch("--restart <WHICH>", "Restart the pods that fail without the secret, through their controllers; all recreates pods without a controller too").Completes(Completion.Words("all"));
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
            throw UserError.Usage("name service accounts, or give --all or -l, not both");
        if (bind.Unbind && (bind.Restart != Restarts.None || bind.Force || bind.Verify.Scope != RegistryScope.None || bind.Verify.Iam))
            throw UserError.Usage("--unbind goes with none of --restart, --force, --verify and --iam");
        return bind;
    }

    private const string Examples = """
          # Pods of the namespace's default service account use IBM Cloud's pull secret from now on
          kubectl icr bind-sa -n team-a

          # The same, and restart the pods that fail without it
          kubectl icr bind-sa -n team-a --restart

          # One service account, two secrets; nothing that is there is dropped
          kubectl icr bind-sa builder -n team-a --secret us-icr-io,cp-icr-io

          # Everywhere the secret is, and what that would change
          kubectl icr bind-sa -A --secret all-icr-io --dry-run=server

          # Take it off again
          kubectl icr bind-sa -n team-a --secret all-icr-io --unbind

        """;
}

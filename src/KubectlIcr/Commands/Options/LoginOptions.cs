using KubectlIcr.Cluster.Connect;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>kubectl's flags for authentication and impersonation.</summary>
internal static class LoginOptions
{
    /// <summary>Declares the flags and returns what reads them.</summary>
    public static Func<UserFlags> Define(CommandLineApplication command)
    {
        var token = command.Value("--token <TOKEN>", "Bearer token for authentication to the API server. Other users of this machine can see it").Completes(Completion.Nothing);
        var certificate = command.Value("--client-certificate <FILE>", "Path to a client certificate file (PEM) for TLS").Completes(Completion.Files);
        var key = command.Value("--client-key <FILE>", "Path to a client key file (PEM) for TLS").Completes(Completion.Files);
        var name = command.Value("--as <USER>", "Username to impersonate").Completes(Completion.Nothing);
        var uid = command.Value("--as-uid <UID>", "UID to impersonate").Completes(Completion.Nothing);
        var groups = command.Value("--as-group <GROUP...>", "Group to impersonate. Can be repeated").Completes(Completion.Nothing);
        var extra = command.Value("--as-user-extra <EXTRA...>", "User extra to impersonate (KEY=VALUE). Can be repeated, including for the same key").Completes(Completion.Nothing);
        return () => new UserFlags
        {
            Token = token.Last() is { } given ? Sensitive.Of(given) : null,
            ClientCertificate = certificate.Last(),
            ClientKey = key.Last(),
            As = name.Last(),
            AsUid = uid.Last(),
            AsGroups = groups.All(),
            AsUserExtra = [.. extra.All().Where(text => text.Length > 0).Select(text => Pair(extra, text))],
        };
    }

    private static (string Key, string Value) Pair(CommandOption option, string text) =>
        text.Split('=', 2) is [{ Length: > 0 } key, var value] ? (key, value) : throw Flags.Invalid(option, text, "must be KEY=VALUE");
}

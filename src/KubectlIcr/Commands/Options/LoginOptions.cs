using KubectlIcr.Cluster.Connect;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>kubectl's flags about who asks the API server.</summary>
internal static class LoginOptions
{
    /// <summary>Declares the flags and returns what reads them.</summary>
    public static Func<UserFlags> Define(CommandLineApplication command)
    {
        var token = command.Value("--token <TOKEN>", "Bearer token for the API server; other users of this machine can see it").Completes(Completion.Nothing);
        var certificate = command.Value("--client-certificate <FILE>", "Client certificate (PEM) for the API server").Completes(Completion.Files);
        var key = command.Value("--client-key <FILE>", "The key of the client certificate (PEM)").Completes(Completion.Files);
        var name = command.Value("--as <USER>", "The user to act as").Completes(Completion.Nothing);
        var uid = command.Value("--as-uid <UID>", "The UID to act as").Completes(Completion.Nothing);
        var groups = command.Value("--as-group <GROUP...>", "A group to act as; may be repeated").Completes(Completion.Nothing);
        var extra = command.Value("--as-user-extra <EXTRA...>", "An extra field of the user to act as (KEY=VALUE); may be repeated, also for the same key").Completes(Completion.Nothing);
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
        text.Split('=', 2) is [{ Length: > 0 } key, var value] ? (key, value) : throw Flags.Invalid(option, text, "give KEY=VALUE");
}

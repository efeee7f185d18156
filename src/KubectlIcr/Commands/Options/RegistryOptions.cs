using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Http;
using KubectlIcr.Probe;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The flags that say which registries are asked, and how they are reached.</summary>
internal sealed record RegistryOptions
{
    /// <summary>A registry that hangs must not hang a check: this limit holds where the user gave none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Null where the flag is not given.</summary>
    public RegistryScope? Scope { get; init; }

    /// <summary>A PEM file of authorities to trust besides the machine's.</summary>
    public string? CaFile { get; init; }

    /// <summary>The registries that are talked to in plain HTTP, with their port.</summary>
    public IReadOnlySet<string> PlainHttp { get; init; } = new HashSet<string>();

    /// <summary>IBM Cloud IAM is asked about the API keys.</summary>
    public bool Iam { get; init; }

    /// <summary>Declares the flags of a command that asks about images, and returns what reads them.</summary>
    public static Func<RegistryOptions> Define(CommandLineApplication command)
    {
        var registry = command.Value("--registry <SCOPE>", "Registries to query with the pod's credentials: icr, all or none. Defaults to icr, or to none with --from").Completes(Completion.Words("icr", "all", "none"));
        var reach = DefineReach(command, "Look up the API keys in IBM Cloud IAM: their owners, what they are allowed to pull, and the quotas of their accounts");
        return () => reach() with { Scope = registry.Last() is { } word ? ScopeOf(word) : null };
    }

    /// <summary>The same for a command that asks about credentials: each registry is asked only with <c>--verify</c>.</summary>
    /// <param name="text">The help of <c>--verify</c>.</param>
    public static Func<RegistryOptions> DefineVerify(CommandLineApplication command, string text = "Log in to each registry with each credential, once, to see whether it is accepted. Logs in from this machine, not from a node")
    {
        var verify = command.Switch("--verify", text);
        var reach = DefineReach(command, "Look up the API keys in IBM Cloud IAM: their owners, accounts, clusters and policies");
        return () => reach() with { Scope = verify.IsOn() ? RegistryScope.All : RegistryScope.None };
    }

    private static Func<RegistryOptions> DefineReach(CommandLineApplication command, string about)
    {
        var ca = command.Value("--registry-ca <FILE>", "Path to a cert file (PEM) with additional certificate authorities for registries and IBM Cloud").Completes(Completion.Files);
        var plain = command.Value("--plain-http <HOST...>", "Registry (HOST:PORT) to contact without TLS. Can be repeated").Completes(Completion.Nothing);
        var iam = command.Switch("--iam", about);
        return () => new RegistryOptions
        {
            CaFile = ca.Last(),
            PlainHttp = plain.All().ToHashSet(),
            Iam = iam.IsOn(),
        };
    }

    /// <param name="orElse">The registries to ask where the flag is not given.</param>
    public Asking Asking(RegistryScope orElse, KubeOptions kube, Terminal terminal, Action<string> say) => new(Scope ?? orElse, PlainHttp, Iam, Http(kube, terminal), say);

    private HttpOptions Http(KubeOptions kube, Terminal terminal) => new(terminal.Environment)
    {
        Timeout = kube.HasOwnTimeout ? kube.RequestTimeout : Patience,
        CaPem = CaFile is null ? null : ReadCa(CaFile),
        Log = kube.LogOn(terminal),
    };

    private static RegistryScope ScopeOf(string word) => word switch
    {
        "icr" => RegistryScope.Icr,
        "all" => RegistryScope.All,
        "none" => RegistryScope.None,
        _ => throw UserError.Usage($"unknown registry scope \"{word}\" for --registry: must be icr, all or none"),
    };

    private static string ReadCa(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: unable to read --registry-ca {file}: {FileWords.Of(e)}", inner: e);
        }
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Http;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The kubectl flags that say which cluster and namespace, once for all commands.</summary>
internal sealed record KubeOptions
{
    private static readonly ConditionalWeakTable<CommandLineApplication, Func<KubeOptions>> Readers = [];

    public string? Kubeconfig { get; init; }

    public string? Kuberc { get; init; }

    public string? Context { get; init; }

    public string? Namespace { get; init; }

    public string? Cluster { get; init; }

    public string? User { get; init; }

    public ClusterFlags ClusterFlags { get; init; } = new();

    public UserFlags UserFlags { get; init; } = new();

    /// <summary>The limit for one request; null for none.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>The user gave the limit.</summary>
    public bool HasOwnTimeout { get; init; }

    /// <summary>kubectl's log level; 0 shows no requests.</summary>
    public int Verbosity { get; init; }

    /// <summary>Without a log of the requests.</summary>
    public ConnectionOptions Connection() => new(Kubeconfig, Context, Namespace, RequestTimeout)
    {
        Kuberc = Kuberc,
        Cluster = Cluster,
        User = User,
        ClusterFlags = ClusterFlags,
        UserFlags = UserFlags,
    };

    /// <summary>To the live cluster.</summary>
    public async Task<Connection> ConnectAsync(Terminal terminal, CancellationToken cancel)
    {
        var connection = await Connections.ResolveAsync(Connection() with { Log = LogOn(terminal) }, EnvironmentOf(terminal), cancel);
        if (connection.Trust.HasOwnRoots)
            SystemTrust.Forgo(terminal.Environment);
        return connection;
    }

    public RequestLog LogOn(Terminal terminal) => new(terminal.Error, Verbosity);

    /// <summary>Declares the flags and returns what reads them.</summary>
    public static Func<KubeOptions> Define(CommandLineApplication command)
    {
        var kubeconfig = command.Value("--kubeconfig <FILE>", "Path to the kubeconfig file to use").Completes(Completion.Files);
        var kuberc = command.Value("--kuberc <FILE>", "Path to the kuberc file to use for its credential plugin policy; KUBERC=off turns it off").Completes(Completion.Files);
        var context = command.Value("--context <NAME>", "The kubeconfig context to use").Completes(Completion.Contexts);
        var @namespace = command.Value("-n|--namespace <NAME>", "The namespace; by default the context's").Completes(Completion.Namespaces);
        var cluster = command.Value("--cluster <NAME>", "The kubeconfig cluster to use").Completes(Completion.Clusters);
        var user = command.Value("--user <NAME>", "The kubeconfig user to use").Completes(Completion.Users);
        var server = ServerOptions.Define(command);
        var login = LoginOptions.Define(command);
        command.Value("--cache-dir <FOLDER>", "Taken as kubectl takes it, and of no effect: nothing is cached").Completes(Completion.Nothing);
        var verbosity = command.Value("-v|--v <LEVEL>", "Log level: from 6 each request, from 8 its headers; never a secret").Completes(Completion.Nothing);
        var timeout = command.Value("--request-timeout <TIME>", "How long one request may take, e.g. 1s, 2m, 3h; 0 means no limit").Completes(Completion.Nothing);
        Func<KubeOptions> read = () => new KubeOptions
        {
            Kubeconfig = kubeconfig.Last(),
            Kuberc = kuberc.Last(),
            Context = context.Last(),
            Namespace = @namespace.Last(),
            Cluster = cluster.Last(),
            User = user.Last(),
            ClusterFlags = server(),
            UserFlags = login(),
            Verbosity = verbosity.Values is [.., { } level] ? LevelOf(verbosity, level) : 0,
            HasOwnTimeout = timeout.Last() is not null,
            RequestTimeout = timeout.Last() is { } time ? KubectlIcr.Cluster.Connect.RequestTimeout.Parse(time) : DefaultTimeout,
        };
        Readers.AddOrUpdate(command, read);
        return read;
    }

    /// <summary>What a command's own flags say; nothing where it has none.</summary>
    public static KubeOptions Of(CommandLineApplication command) => Readers.TryGetValue(command, out var read) ? read() : new KubeOptions();

    /// <summary>The environment as the connection reads it.</summary>
    public static KubeEnvironment EnvironmentOf(Terminal terminal) => new(terminal.Environment, terminal.Environment("HOME") ?? "") { InputIsTerminal = terminal.InIsTerminal };

    private static int LevelOf(CommandOption option, string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level)
        ? level
        : throw Flags.Invalid(option, text, "give a number");

    /// <summary>A dead server must not hang a check for ever; kubectl itself waits without limit.</summary>
    private static readonly TimeSpan? DefaultTimeout = TimeSpan.FromSeconds(30);
}

using System.Security.Cryptography;

namespace KubectlIcr;

/// <summary>Everything a command has of the outside world but the cluster: its three streams, the environment, and what is at the other end.</summary>
internal sealed record Terminal
{
    public required Stream In { get; init; }

    /// <summary>Data only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Talk only: errors, warnings, progress.</summary>
    public required TextWriter Error { get; init; }

    public bool OutIsTerminal { get; init; }

    /// <summary>How wide the text may be: as the terminal, at most 80.</summary>
    public int Columns { get; init; } = Widest;

    public bool ErrorIsTerminal { get; init; }

    public bool InIsTerminal { get; init; }

    /// <summary>Reads one environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>What fingerprints of secrets are salted with: new for each run.</summary>
    public byte[] Salt { get; init; } = RandomNumberGenerator.GetBytes(Fingerprints.SaltLength);

    private const int Widest = 80;

    private const int Narrowest = 40;

    public static Terminal OfProcess() => new()
    {
        In = Console.OpenStandardInput(),
        Out = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false },
        Error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true },
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        InIsTerminal = !Console.IsInputRedirected,
        Columns = !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var columns ? Math.Clamp(columns, Narrowest, Widest) : Widest,
        Environment = System.Environment.GetEnvironmentVariable,
    };
}

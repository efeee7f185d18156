namespace KubectlIcr;

/// <summary>Everything a command has of the outside world but the cluster: its three streams, the environment, and what is at the other end.</summary>
internal sealed record Terminal
{
    public required Stream In { get; init; }

    /// <summary>Data only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Talk only: errors, warnings, progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Somebody is there to answer a question.</summary>
    public bool InIsTerminal { get; init; }

    public bool OutIsTerminal { get; init; }

    /// <summary>How wide the text may be: as the terminal, at most 80.</summary>
    public int Columns { get; init; } = Widest;

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Reads one environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>What has to be done before the process ends.</summary>
    public CleanUp CleanUp { get; } = new();

    /// <summary>What fingerprints of secrets are salted with: new for each run, and drawn only when asked for, since that loads OpenSSL.</summary>
    public byte[] Salt
    {
        get => salt.Value;
        init => salt = new(value);
    }

    /// <summary>Tells the person one line, without control characters of whoever is quoted in it.</summary>
    public void Say(string line) => Error.WriteLine(PlainText.OneLine(line));

    /// <summary>Writes bytes as they are, text or not.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Out.Flush();
        if (Out is StreamWriter { BaseStream: var stream })
            stream.Write(bytes);
        else
            Out.Write(System.Text.Encoding.UTF8.GetString(bytes));
    }

    private readonly Lazy<byte[]> salt = new(Fingerprints.NewSalt);

    private const int Widest = 80;

    private const int Narrowest = 40;

    public static Terminal OfProcess() => new()
    {
        In = Console.OpenStandardInput(),
        Out = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false },
        Error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true },
        InIsTerminal = !Console.IsInputRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Columns = !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var columns ? Math.Clamp(columns, Narrowest, Widest) : Widest,
        Environment = System.Environment.GetEnvironmentVariable,
    };
}

namespace KubectlIcr;

/// <summary>A foreseeable failure: one line that names the thing and the way out, and the exit code it ends with.</summary>
internal sealed class UserError : Exception
{
    public UserError(string message, int exitCode = KubectlIcr.ExitCode.Failed, Exception? inner = null)
        : base(message, inner) => ExitCode = exitCode;

    /// <summary>One of the constants of <see cref="KubectlIcr.ExitCode"/>.</summary>
    public int ExitCode { get; }

    /// <summary>A second line that says where the right words are; null for none.</summary>
    public string? See { get; init; }

    /// <summary>A failure of the command line itself: exit code 3.</summary>
    public static UserError Usage(string message, string? see = null) => new(message, KubectlIcr.ExitCode.Usage) { See = see };
}

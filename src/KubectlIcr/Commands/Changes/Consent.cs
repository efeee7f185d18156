namespace KubectlIcr.Commands.Changes;

/// <summary>Asks the person at the terminal before something is changed.</summary>
internal static class Consent
{
    /// <exception cref="UserError">Nobody is there.</exception>
    public static async Task<bool> AskAsync(Terminal terminal, CancellationToken cancel)
    {
        if (!terminal.InIsTerminal)
            throw new UserError("error: stdin is not a terminal; use --yes to confirm the changes, or --dry-run=server to try them without making them");
        await terminal.Error.WriteAsync("Make these changes? [y/N] ".AsMemory(), cancel);
        using var reader = new StreamReader(terminal.In, leaveOpen: true);
        return (await reader.ReadLineAsync(cancel))?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}

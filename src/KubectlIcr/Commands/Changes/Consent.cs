namespace KubectlIcr.Commands.Changes;

/// <summary>Asks the person at the terminal before something is changed.</summary>
internal static class Consent
{
    /// <exception cref="UserError">Nobody is there.</exception>
    public static async Task<bool> AskAsync(Terminal terminal, CancellationToken cancel)
    {
        if (!terminal.InIsTerminal)
            throw new UserError("error: standard input is no terminal, so nobody can agree to the changes; --yes makes them without asking, --dry-run=server only tries them");
        await terminal.Error.WriteAsync("Make these changes? [y/N] ".AsMemory(), cancel);
        using var reader = new StreamReader(terminal.In, leaveOpen: true);
        return (await reader.ReadLineAsync(cancel))?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}

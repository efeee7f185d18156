namespace KubectlIcr;

/// <summary>One line on standard error that says what takes so long; silent for a second, and where nobody looks.</summary>
internal sealed class Progress : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Timer? timer;
    private readonly TextWriter output;
    private readonly Lock gate = new();
    private string? text;
    private bool shown;
    private bool done;

    private Progress(Terminal terminal)
    {
        output = terminal.Error;
        timer = terminal.ErrorIsTerminal ? new Timer(_ => Show(), null, Patience, TimeSpan.FromMilliseconds(200)) : null;
    }

    public static Progress On(Terminal terminal) => new(terminal);

    /// <summary>What is being done now, e.g. <c>reading pods (1500)</c>.</summary>
    public void Say(string what) => text = what;

    /// <summary>Ends the line, and clears it if it was shown.</summary>
    public async ValueTask DisposeAsync()
    {
        if (timer is not null)
            await timer.DisposeAsync();
        lock (gate)
        {
            if (shown && !done)
                output.Write("\r\u001b[K");
            done = true;
        }
    }

    private void Show()
    {
        lock (gate)
        {
            if (done || text is null)
                return;
            output.Write($"\r\u001b[K{text} ...");
            shown = true;
        }
    }
}

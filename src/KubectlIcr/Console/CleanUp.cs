namespace KubectlIcr;

/// <summary>Says whether there is something in the world that must be taken away before the process ends, Ctrl-C or not.</summary>
internal sealed class CleanUp
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan WhileHeld = TimeSpan.FromSeconds(30);

    private int held;

    /// <summary>How long a command that was interrupted may take to end well.</summary>
    public TimeSpan Grace => Volatile.Read(ref held) > 0 ? WhileHeld : Usual;

    /// <summary>From now until it is disposed of there is something to take away.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref held);
        return new Held(this);
    }

    private sealed class Held(CleanUp all) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref all.held);
    }
}

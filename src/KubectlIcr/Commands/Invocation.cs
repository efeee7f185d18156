namespace KubectlIcr.Commands;

/// <summary>A command line as a value: what to do, with every option read. Running it is the second step.</summary>
internal abstract record Invocation
{
    /// <returns>One of the constants of <see cref="ExitCode"/>.</returns>
    public abstract Task<int> RunAsync(Terminal terminal, CancellationToken cancel);
}

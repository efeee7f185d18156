namespace KubectlIcr.Registry;

/// <summary>A value that is fetched once, however many ask for it at a time; a cancelled fetch leaves it to the next.</summary>
internal sealed class AsyncLazy<T>(Func<CancellationToken, Task<T>> fetch)
    where T : class
{
    private readonly AsyncLock turns = new();
    private volatile T? value;

    public async Task<T> GetAsync(CancellationToken cancel) => value ?? await turns.RunAsync(async () => value ??= await fetch(cancel), cancel);
}

using System.Threading.Channels;

namespace KubectlIcr.Registry;

/// <summary>One caller at a time; waiting can be cancelled.</summary>
internal sealed class AsyncLock
{
    private readonly Channel<bool> free = Channel.CreateBounded<bool>(1);

    public AsyncLock() => free.Writer.TryWrite(true);

    public async Task<T> RunAsync<T>(Func<Task<T>> run, CancellationToken cancel)
    {
        await free.Reader.ReadAsync(cancel);
        try
        {
            return await run();
        }
        finally
        {
            free.Writer.TryWrite(true);
        }
    }
}

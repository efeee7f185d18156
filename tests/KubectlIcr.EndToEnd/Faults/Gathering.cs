namespace KubectlIcr.EndToEnd.Faults;

/// <summary>
/// For a fault of the whole control plane: it begins when every case has come to its point, and is over when every case's command has ended.
/// </summary>
/// <param name="begin">Done once, when all have come.</param>
/// <param name="end">Done once, when all have ended.</param>
internal sealed class Gathering(int cases, Func<Task> begin, Func<Task> end)
{
    private readonly Gate first = new(cases, begin);
    private readonly Gate last = new(cases, end);

    /// <summary>The fault for one of the cases.</summary>
    public Fault Joined(Fault fault)
    {
        var arrival = new Lazy<Task>(first.PassAsync);
        return fault with
        {
            PlayAsync = async exchange =>
            {
                await arrival.Value.WaitAsync(exchange.Gone);
                await fault.PlayAsync(exchange);
            },
            OverAsync = last.PassAsync,
        };
    }

    private sealed class Gate(int cases, Func<Task> act)
    {
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int arrived;

        public async Task PassAsync()
        {
            if (Interlocked.Increment(ref arrived) == cases) await OpenAsync();
            await open.Task;
        }

        private async Task OpenAsync()
        {
            try
            {
                await act();
                open.SetResult();
            }
            catch (Exception e) when (e is TimeoutException or InvalidOperationException)
            {
                open.SetException(e); // or the others would wait for ever
            }
        }
    }
}

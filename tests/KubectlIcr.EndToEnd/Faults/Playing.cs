namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A fault that plays for the requests of one command.</summary>
internal sealed class Playing(Case @case, Place place)
{
    private readonly TaskCompletionSource firstIsDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool hasStruck;
    private int written;

    public Fault Fault => @case.Fault;

    public bool HasStruck
    {
        get => hasStruck;
        set => hasStruck = value;
    }

    /// <param name="closeAsync">Has the server close its port.</param>
    public async Task AnswerAsync(Exchange exchange, Func<Task> closeAsync)
    {
        if (!await StrikesAsync(exchange))
        {
            await exchange.SendAsync(await exchange.AskAsync());
            if (exchange.Question.IsWriteIn(place.A) && Interlocked.Increment(ref written) == @case.Command.Writes) firstIsDone.SetResult();
            return;
        }
        if (Fault.Closes) await closeAsync();
        await Fault.PlayAsync(exchange);
    }

    private async Task<bool> StrikesAsync(Exchange exchange)
    {
        if (Fault.Lasts && hasStruck) return true;
        if (!@case.Point.Strikes(exchange.Question, place)) return false;
        if (@case.Point.IsWrite) await firstIsDone.Task.WaitAsync(exchange.Gone);
        return hasStruck = true;
    }
}

using System.Runtime.CompilerServices;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Connect;

/// <summary>
/// The pages of one list. Each is requested as soon as the page before it says where the list goes on, so that the server prepares it meanwhile; client-go's pager requests pages ahead
/// too. No more than two are under way.
/// </summary>
/// <param name="path">Of the list, for errors.</param>
/// <param name="each">Takes the objects of a page, in order.</param>
/// <param name="address">The path and query of the page that a token leads to; of the first page for the empty token.</param>
internal sealed class ListPages<T>(ApiExchange exchange, string path, Func<string, string> address, ListForm<T> form, Action<T> each)
{
    /// <returns>The pages without the objects, which have been handed over.</returns>
    /// <exception cref="ApiFailure">A page can't be read.</exception>
    public async IAsyncEnumerable<ListWire<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var current = Ask("", stop.Token);
        Task<Request?>? ahead = null;
        try
        {
            while (true)
            {
                ahead = AheadAsync(current, stop.Token);
                ListWire<T> page;
                using (var body = await current.Body) page = Read(body);
                yield return page;
                if (page.Metadata?.Continue is not { Length: > 0 } token) yield break;
                current = await ahead is { } asked && asked.Token == token ? asked : Ask(token, stop.Token);
                if (await ahead != current) await DropAsync(ahead);
                ahead = null;
            }
        }
        finally
        {
            await stop.CancelAsync();
            if (ahead is not null) await DropAsync(ahead);
        }
    }

    private ListWire<T> Read(ApiBody body)
    {
        var page = exchange.Read(body, path, form.Json, form.Proto is { } proto ? bytes => proto(bytes, each) : null);
        page.Items.ForEach(each);
        page.Items = [];
        return page;
    }

    private Request Ask(string token, CancellationToken cancel)
    {
        var next = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return new(token, BodyAsync(token, next, cancel), next.Task);
    }

    private async Task<ApiBody> BodyAsync(string token, TaskCompletionSource<string?> next, CancellationToken cancel)
    {
        try
        {
            return await exchange.BodyAsync(address(token), form.Proto is not null, Peek, cancel);
        }
        finally
        {
            next.TrySetResult(null);
        }

        void Peek(ApiBody beginning)
        {
            if (!next.Task.IsCompleted && PageToken.Peek(beginning.Bytes, beginning.IsProto) is { } known) next.TrySetResult(known);
        }
    }

    /// <returns>Null if the page is the last one, or did not say so before its end.</returns>
    private async Task<Request?> AheadAsync(Request current, CancellationToken cancel) => await current.Next is { Length: > 0 } token ? Ask(token, cancel) : null;

    /// <summary>What nobody waits for any more: its failure is of no interest either.</summary>
    private static async Task DropAsync(Task<Request?> ahead)
    {
        if (await ahead is not { } request) return;
        await ((Task)request.Body).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (request.Body.IsCompletedSuccessfully) (await request.Body).Dispose();
    }

    /// <param name="Token">That led to it.</param>
    /// <param name="Next">The token that leads on, as soon as it has arrived; null where only the whole page tells.</param>
    private sealed record Request(string Token, Task<ApiBody> Body, Task<string?> Next);
}

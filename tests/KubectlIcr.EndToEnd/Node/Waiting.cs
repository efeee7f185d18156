using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>Waits for what servers do in their own time: back-off alone lasts minutes, so the limit only ends what would never end.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <summary>Until there is a result that is not null.</summary>
    /// <param name="state">What to tell when it never comes.</param>
    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> look, Func<Task<string>> state)
        where T : class
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            if (await look() is { } found) return found;
            if (clock.Elapsed > Limit) throw new TimeoutException($"Not {what} after {Limit}:\n{await state()}");
        }
    }

    /// <summary>Until the condition holds; a server that ends by itself ends the wait with its last words.</summary>
    public static Task ForAsync(string what, Func<Task<bool>> condition, params Daemon[] servers) => ForAsync(
        what,
        async () =>
        {
            foreach (var server in servers) server.ThrowIfEnded();
            return await condition() ? what : null;
        },
        () => Task.FromResult(string.Join('\n', servers.Select(server => server.LogEnd()))));
}

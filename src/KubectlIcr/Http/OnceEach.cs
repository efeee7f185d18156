using System.Collections.Concurrent;

namespace KubectlIcr.Http;

/// <summary>Asks once for each key, also when several ask at the same time. A question that was cancelled or failed is asked anew.</summary>
internal sealed class OnceEach<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TValue>>> answers = new();

    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> ask)
    {
        var answer = answers.GetOrAdd(key, _ => new(ask));
        try
        {
            return await answer.Value;
        }
        catch
        {
            answers.TryRemove(new(key, answer));
            throw;
        }
    }
}

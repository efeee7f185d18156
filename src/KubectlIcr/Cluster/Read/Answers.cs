using KubectlIcr.Cluster.Connect;

namespace KubectlIcr.Cluster.Read;

/// <summary>Makes an <see cref="Answer{T}"/> of a request to the API server.</summary>
internal static class Answers
{
    public static async Task<Answer<T>> TryAsync<T>(string plural, string? @namespace, Func<Task<T>> read)
        where T : class
    {
        try
        {
            return new(await read());
        }
        catch (ApiFailure failure) when (failure.IsAbsence)
        {
            return default;
        }
        catch (ApiFailure failure)
        {
            return Unread<T>(failure, plural, @namespace);
        }
    }

    /// <summary>What a failure comes to; one after which nothing else would fare better is thrown.</summary>
    public static Answer<T> Unread<T>(ApiFailure failure, string plural, string? @namespace)
        where T : class =>
        failure.EndsAll ? throw failure.ToUserError() : new(null, new Gap(plural, @namespace, failure.Reason), failure.ToUserError());
}

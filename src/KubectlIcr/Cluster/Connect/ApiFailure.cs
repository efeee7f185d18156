namespace KubectlIcr.Cluster.Connect;

/// <summary>A request that brought no object: what to tell when nothing goes on without it, and what to note when something does.</summary>
internal sealed class ApiFailure : Exception
{
    /// <param name="words">The whole line, as kubectl would print it.</param>
    public ApiFailure(string words, Exception? inner = null)
        : base(words, inner)
    {
    }

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int Status { get; init; }

    /// <summary>A few words for a <see cref="Gap"/>, e.g. <c>forbidden</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Worth another try.</summary>
    public bool IsTransient { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>No other request will fare better: the server is out of reach, not the one we trust, or does not know us.</summary>
    public bool EndsAll { get; init; }

    public UserError ToUserError() => new(Message, inner: this);
}

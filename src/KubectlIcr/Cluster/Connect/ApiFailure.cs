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

    /// <summary>The server says that there is no such object; a bare 404 may come from anything on the way to it.</summary>
    public bool IsAbsence { get; init; }

    /// <summary>Worth another try.</summary>
    public bool IsTransient { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>No other request will fare better: the server is out of reach, not the one we trust, or does not know us.</summary>
    public bool EndsAll { get; init; }

    /// <summary>Of a write: it may have been done. It was cut off, timed out, ended with 5xx, or has an answer that can't be read.</summary>
    public bool LeavesDoubt => this is { Status: 0, EndsAll: false } or { Status: >= 500 };

    /// <summary>An answer that is none of an API server's: a login page, or another program's JSON.</summary>
    public static ApiFailure NotKubernetes(Connection connection, string path, Exception? inner = null) => new(
        $"error: {connection.Server.Authority} answered /{path.Split('?')[0]} with something else than Kubernetes JSON; is it an API server, or a proxy or login page in front of one?", inner)
    { Reason = "not JSON" };

    public UserError ToUserError() => new(Message, inner: this);
}

namespace KubectlIcr.Cluster.Connect;

/// <summary>A request that returned no object: the error if the command can't continue without it, and the gap to report if it can.</summary>
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

    /// <summary>The server says that the object does not exist; a bare 404 may come from anything in between.</summary>
    public bool IsAbsence { get; init; }

    /// <summary>Worth another try.</summary>
    public bool IsTransient { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>No other request will succeed: the server is unreachable, untrusted, or does not accept our credentials.</summary>
    public bool EndsAll { get; init; }

    /// <summary>Of a write: it may have been done. It was cut off, timed out, ended with 5xx, or has an answer that can't be read.</summary>
    public bool LeavesDoubt => this is { Status: 0, EndsAll: false } or { Status: >= 500 };

    /// <summary>An answer that does not come from an API server: a login page, or another program's JSON.</summary>
    public static ApiFailure NotKubernetes(Connection connection, string path, Exception? inner = null) => new(
        $"error: {connection.Server.Authority} responded to /{path.Split('?')[0]} with something other than Kubernetes JSON; is it an API server, or a proxy or login page in front of one?", inner)
    { Reason = "not JSON" };

    public UserError ToUserError() => new(Message, inner: this);
}

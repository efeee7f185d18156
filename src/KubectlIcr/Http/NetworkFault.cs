namespace KubectlIcr.Http;

/// <summary>What kept a request from getting an HTTP answer that means something.</summary>
internal enum NetworkFaultKind
{
    Dns,
    Timeout,
    Refused,

    /// <summary>No route to the host, or no network.</summary>
    Unreachable,
    UnknownCa,
    OtherTls,
    HttpForHttps,
    Proxy,

    /// <summary>The connection broke before the answer was whole.</summary>
    Cut,

    /// <summary>An answer came, but not from such a server: a login page, something that is not JSON, or more bytes than such an answer has.</summary>
    Garbled,
}

/// <summary>Why there is no answer.</summary>
/// <param name="Words">One line that names the host, for a person: <c>lookup us.icr.io: no such host</c>.</param>
internal sealed record NetworkFault(NetworkFaultKind Kind, string Words);

using static KubectlIcr.Kubelet.PullCause;

namespace KubectlIcr.Kubelet;

/// <summary>Failures on the way to the registry: proxy before DNS before TLS before TCP, since the later words occur in the earlier errors too.</summary>
internal static class NetworkPatterns
{
    public static readonly IReadOnlyList<PullPattern> All =
    [
        new(Proxy, "proxyconnect", "Proxy Authentication Required", "socks connect", "unsupported proxy scheme", "invalid proxy"),
        new(Proxy) { Status = [407] },
        // Go's whole error when a proxy refuses CONNECT is the proxy's status text, without a number.
        new(Proxy, "\": Forbidden", "\": Bad Gateway", "\": Service Unavailable", "\": Gateway Time", "\": Not Found", "\": Method Not Allowed", "\": Bad Request",
            "\": Internal Server Error") { Or = [NetworkRestricted] },
        new(Proxy, "unexpected media type text/html") { Or = [NetworkRestricted, NotFoundRepoOrDenied] },

        new(Dns, "no such host", "server misbehaving", "Temporary failure in name resolution", "Name or service not known", "could not resolve host",
            "No address associated with hostname", "dial tcp: lookup", "dial tcp4: lookup", "dial tcp6: lookup", "no DNS servers"),
        new(Dns, "lookup ", "read udp", "write udp", "dial udp") { And = ":53" },

        // Both ends are the node itself: a proxy that runs there was called, not the registry.
        new(Proxy, "read tcp 127.0.0.1:", "write tcp 127.0.0.1:", "read tcp [::1]:", "write tcp [::1]:")
        { Not = ["//localhost", "//127.0.0.1", "//[::1]"], Or = [NetworkRestricted, ConnectTimeout] },

        new(HttpVsHttps, "server gave HTTP response to HTTPS client") { Or = [NotFoundTag] },
        new(HttpVsHttps, "HTTP request to an HTTPS server", "malformed HTTP response", "plain HTTP request was sent to HTTPS port"),
        new(HttpVsHttps, "first record does not look like a TLS handshake", "oversized record received") { Or = [Proxy, TlsOther] },
        new(TlsUnknownCa, "signed by unknown authority", "self-signed certificate", "self signed certificate", "unable to get local issuer certificate",
            "certificate is not trusted", "certificate verify failed"),
        new(TlsOther, "certificate is valid for") { Or = [Dns] },
        new(ConnectTimeout, "TLS handshake timeout") { Or = [Proxy, NetworkRestricted, TlsOther] },
        new(TlsOther, "x509:", "tls: ", "SSL routines"),
        // The runtime's own folder of certificates for registries lacks a file.
        new(TlsOther, "certs.d/") { And = "no such file" },
        new(TlsOther, "get TLSConfig for registry", "failed to load CA file", "failed to load cert file"),

        new(ConnectionRefused, "connection refused", "actively refused"),
        new(NetworkRestricted, "connection reset by peer", "forcibly closed", "broken pipe") { Or = [Proxy, ConnectTimeout], Detail = PullDetail.CutOff },
        new(NetworkRestricted, "connect: operation not permitted", "connect: permission denied"),
        new(ConnectTimeout, "no route to host", "network is unreachable", "host is unreachable", "host is down", "cannot assign requested address")
        { Or = [NetworkRestricted], Detail = PullDetail.NoRoute },
        new(ConnectTimeout, "i/o timeout", "connection timed out", "operation timed out", "Client.Timeout", "waiting for connection",
            "timeout awaiting response headers", "connected host has failed to respond"),
        new(ConnectTimeout, "context deadline exceeded", "DeadlineExceeded", "timed out") { Or = [Other] },
        new(ConnectTimeout, "context canceled", "request canceled") { Or = [Other], Detail = PullDetail.Cancelled },
        new(NetworkRestricted, "\": EOF", "http2: ", "GOAWAY", "client connection lost", "use of closed network connection", "server closed idle connection",
            "stream error:") { Or = [Proxy, ConnectTimeout, Registry5xx], Detail = PullDetail.CutOff },
    ];
}

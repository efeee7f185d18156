using System.Net.Sockets;
using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Names what kept us from an answer, in kubectl's words.</summary>
internal static class TransportFailure
{
    private const string Unable = "Unable to connect to the server: ";

    public static ApiFailure Of(HttpRequestException e, Connection connection)
    {
        var proxied = connection.Proxy is not null;
        if (connection.Trust.Refusal is { } refusal) return Ends(Unable + refusal, e);
        if (e.HttpRequestError == HttpRequestError.ProxyTunnelError) return Ends(Unable + $"proxyconnect tcp: the proxy refused{FaultWords.Status(e)}", e);
        return SocketErrorOf(e) switch
        {
            SocketError.ConnectionRefused when !proxied =>
                Ends($"The connection to the server {connection.Server.Authority} was refused - did you specify the right host or port?", e),
            SocketError.ConnectionRefused => Ends(Unable + $"proxyconnect tcp: dial tcp {ProxyOf(connection)}: connect: connection refused", e),
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData =>
                Ends(Unable + $"dial tcp: lookup {(proxied ? ProxyOf(connection) : connection.Server.IdnHost)}: no such host", e),
            SocketError.TimedOut => Ends(Unable + $"dial tcp {connection.Server.Authority}: i/o timeout", e),
            SocketError.NetworkUnreachable or SocketError.HostUnreachable => Ends(Unable + $"dial tcp {connection.Server.Authority}: connect: no route to host", e),
            _ when e.HttpRequestError == HttpRequestError.SecureConnectionError => Handshake(e, connection),
            _ => Cut(e, connection),
        };
    }

    public static ApiFailure TimedOut(Connection connection, Exception e) => new(
        Unable + (connection.RequestTimeout is { } limit
            ? $"no response from {connection.Server.Authority} within {limit.TotalSeconds:0.###}s (--request-timeout)"
            : $"dial tcp {connection.Server.Authority}: i/o timeout"), e)
    {
        Reason = "timed out",
        EndsAll = connection.RequestTimeout is null, // the dial timed out
    };

    /// <summary>The connection broke while it was in use: reset, or ended in the middle of a body.</summary>
    public static ApiFailure Cut(Exception e, Connection connection) => new($"The connection to the server {connection.Server.Authority} was lost: {FaultWords.CutBy(e)}", e)
    {
        Reason = "the connection was lost",
        IsTransient = true,
    };

    private static ApiFailure Handshake(HttpRequestException e, Connection connection)
    {
        var message = Innermost(e).Message;
        return message.Contains("frame size", StringComparison.Ordinal)
            ? Ends(Unable + $"http: server gave HTTP response to HTTPS client ({connection.Server.Authority})", e)
            : Ends(Unable + $"tls: handshake with {connection.Server.Authority} failed: {message}", e);
    }

    private static ApiFailure Ends(string words, Exception e) => new(words, e) { Reason = "no connection", EndsAll = true };

    private static string ProxyOf(Connection connection) => connection.Proxy!.GetProxy(connection.Server)?.Authority ?? "proxy";

    private static SocketError? SocketErrorOf(Exception e) => Chain(e).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;

    private static Exception Innermost(Exception e) => Chain(e).Last();

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (Exception? one = e; one is not null; one = one.InnerException) yield return one;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using static KubectlIcr.Http.NetworkFaultKind;

namespace KubectlIcr.Http;

/// <summary>Names what kept a request to one origin from an answer.</summary>
internal sealed class FaultWords(Uri origin, IWebProxy? proxy, ServerTrust trust)
{
    private string Host { get; } = HostName(origin);

    private string? Proxy { get; } = proxy?.GetProxy(origin)?.Authority;

    /// <summary>With the port where it is not that of HTTPS.</summary>
    public static string HostName(Uri origin) => origin.Port == 443 ? origin.IdnHost : origin.Authority;

    /// <param name="waited">How long, should it be that nothing came.</param>
    /// <returns>Null if the exception is not a network fault.</returns>
    public NetworkFault? FaultOf(Exception e, TimeSpan waited) => e switch
    {
        OperationCanceledException => new(NetworkFaultKind.Timeout, $"{Host}: no response within {waited.TotalSeconds:0.###}s"),
        HttpRequestException http => FaultOf(http),
        InvalidDataException => new(Garbled, $"{Host}: the response does not match its Content-Encoding"),
        AuthenticationException => Tls(e),
        IOException => Cut(e),
        _ => null,
    };

    private NetworkFault FaultOf(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.ProxyTunnelError => new(NetworkFaultKind.Proxy, $"proxy {Proxy} refused the connection to {Host}{Status(e)}"),
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => new(Garbled, $"{Host}: the response is not valid HTTP"),
        HttpRequestError.SecureConnectionError => Tls(e),
        _ => SocketErrorOf(e) is { } error ? OfSocket(error, e) : Cut(e),
    };

    private NetworkFault OfSocket(SocketError error, Exception e) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData =>
            Dialling(NetworkFaultKind.Dns, $"lookup {(Proxy is null ? origin.IdnHost : Proxy)}: no such host"),
        SocketError.ConnectionRefused => Dialling(Refused, $"{Proxy ?? Host}: connection refused"),
        SocketError.TimedOut => Dialling(NetworkFaultKind.Timeout, $"{Proxy ?? Host}: connection timed out"),
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown => Dialling(Unreachable, $"{Proxy ?? Host}: no route to host"),
        _ => Cut(e),
    };

    // Behind a proxy, it is the proxy that is dialled.
    private NetworkFault Dialling(NetworkFaultKind kind, string words) =>
        Proxy is null ? new(kind, words) : new(NetworkFaultKind.Proxy, $"proxy for {Host}: {words}");

    private NetworkFault Tls(Exception e)
    {
        if (trust.Refusal is { } refusal)
            return new(refusal.Contains(ServerTrust.UnknownAuthority, StringComparison.Ordinal) ? UnknownCa : OtherTls, $"{Host}: {refusal}");
        var message = Innermost(e).Message;
        return message.Contains("frame size", StringComparison.Ordinal)
            ? new(HttpForHttps, $"{Host}: http: server gave HTTP response to HTTPS client")
            : SocketErrorOf(e) is not null || Innermost(e) is IOException ? Cut(e) : new(OtherTls, $"{Host}: tls: handshake failed: {CleanText.OneLine(message)}");
    }

    private NetworkFault Cut(Exception e) => new(NetworkFaultKind.Cut, $"{Host}: the connection was lost: {CutBy(e)}");

    /// <summary>What ended a connection that was in use. .NET's own words name its classes.</summary>
    public static string CutBy(Exception e) => Innermost(e) switch
    {
        HttpProtocolException => "the server reset the stream",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "the response ended too early",
        var other => CleanText.OneLine(other.Message),
    };

    /// <summary>What a proxy answered, behind a colon; .NET has the number only in its words.</summary>
    public static string Status(HttpRequestException e) =>
        ((int?)e.StatusCode)?.ToString() is { } status ? $": {status}"
        : e.Message.Split(' ', '\'', '.').LastOrDefault(word => word.Length == 3 && word.All(char.IsAsciiDigit)) is { } number ? $": {number}" : "";

    private static SocketError? SocketErrorOf(Exception e) => Chain(e).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;

    private static Exception Innermost(Exception e) => Chain(e).Last();

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (Exception? one = e; one is not null; one = one.InnerException) yield return one;
    }
}

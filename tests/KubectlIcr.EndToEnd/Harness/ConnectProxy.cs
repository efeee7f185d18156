using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>
/// What HTTPS_PROXY names: an HTTP proxy that knows only CONNECT and leads a few names to ports of this machine. Every other name gets 502 at once,
/// so that nothing that runs behind it ever reaches the real net.
/// </summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, int> routes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, ProxyFault> faults = new(StringComparer.OrdinalIgnoreCase);

    private readonly X509Certificate2? certificate;

    /// <param name="certificate">For a proxy that is itself spoken to over TLS.</param>
    public ConnectProxy(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>The first lines of all requests, e.g. <c>CONNECT us.icr.io:443 HTTP/1.1</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>All that was said to the proxy itself, headers and all.</summary>
    public ConcurrentQueue<string> Heads { get; } = [];

    /// <summary>Leads <c>HOST:443</c> to a port of 127.0.0.1.</summary>
    public void Route(string host, int port) => routes[$"{host}:443"] = port;

    /// <summary>Lets a host fail at the proxy until the result is disposed.</summary>
    public IDisposable Fail(string host, ProxyFault fault)
    {
        faults[$"{host}:443"] = fault;
        return new Ending(() => faults.TryRemove($"{host}:443", out _));
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var token = stop.Token;
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(token), token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The end of the run.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken token)
    {
        using (client)
        {
            try
            {
                await using var stream = await OpenAsync(client, token);
                var head = await ReadHeadAsync(stream, token);
                if (head.Length == 0) return;
                Heads.Enqueue(head);
                Asked.Enqueue(head.Split("\r\n")[0]);
                await AnswerAsync(stream, head.Split(' '), token);
            }
            catch (Exception e) when (e is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
            {
                // One end has gone.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client, CancellationToken token)
    {
        if (certificate is null) return client.GetStream();
        var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, token);
        return tls;
    }

    private async Task AnswerAsync(Stream stream, string[] words, CancellationToken token)
    {
        var target = words[0] == "CONNECT" ? words[1] : "";
        if (faults.TryGetValue(target, out var fault))
        {
            if (fault == ProxyFault.Hang) await Task.Delay(Timeout.Infinite, token);
            if (fault == ProxyFault.Forbid) await SayAsync(stream, "403 Forbidden", token);
        }
        else if (!routes.TryGetValue(target, out var port))
        {
            await SayAsync(stream, "502 Bad Gateway", token);
        }
        else
        {
            await TunnelAsync(stream, port, token);
        }
    }

    private static async Task TunnelAsync(Stream stream, int port, CancellationToken token)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, token);
        await SayAsync(stream, "200 Connection established", token);
        var far = server.GetStream();
        await Task.WhenAny(stream.CopyToAsync(far, token), far.CopyToAsync(stream, token));
    }

    private static async Task SayAsync(Stream stream, string status, CancellationToken token)
    {
        var length = status.StartsWith("200", StringComparison.Ordinal) ? "" : "Content-Length: 0\r\nConnection: close\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{length}\r\n"), token);
    }

    // Byte by byte: what follows the head belongs to the tunnel.
    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken token)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 16384 && await stream.ReadAsync(one, token) == 1)
        {
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)) return head.ToString();
        }

        return head.ToString();
    }
}

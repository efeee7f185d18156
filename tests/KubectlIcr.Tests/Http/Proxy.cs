using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubectlIcr.Tests.Http;

/// <summary>A CONNECT proxy on a local port. It leads every name to the ports a test says, so that a server can be called <c>us.icr.io</c>.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, int?> portOf;
    private readonly int refusal;

    /// <param name="portOf">From <c>host:port</c> to a local port; null to refuse.</param>
    public Proxy(Func<string, int?> portOf, int refusal = 403)
    {
        (this.portOf, this.refusal) = (portOf, refusal);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The authorities asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Func<string, string?> Environment => name => name == "HTTPS_PROXY" ? $"http://127.0.0.1:{Port}" : null;

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var from = client.GetStream();
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await from.ReadAsync(one) > 0) head.Append((char)one[0]);
        var authority = head.ToString().Split(' ')[1];
        Asked.Enqueue(authority);
        if (portOf(authority) is not { } port)
        {
            await from.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {refusal} No\r\nContent-Length: 0\r\n\r\n"));
            return;
        }
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port);
        await from.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
        await Task.WhenAny(from.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(from));
    }
}

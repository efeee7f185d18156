using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>A SOCKS5 proxy (RFC 1928, no login) that leads every name to one port of this machine and remembers the names.</summary>
internal sealed class SocksProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SocksProxy(int port)
    {
        listener.Start();
        _ = AcceptAsync(port);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>As <c>api.example:443</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync(int port)
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(), port);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end of the run.
        }
    }

    private async Task ServeAsync(TcpClient client, int port)
    {
        using var own = client;
        using var server = new TcpClient();
        try
        {
            var near = client.GetStream();
            var methods = (await ReadAsync(near, 2))[1];
            await ReadAsync(near, methods);
            await near.WriteAsync(new byte[] { 5, 0 });
            var kind = (await ReadAsync(near, 4))[3];
            var name = kind == 3 ? Encoding.ASCII.GetString(await ReadAsync(near, (await ReadAsync(near, 1))[0])) : new IPAddress(await ReadAsync(near, kind == 1 ? 4 : 16)).ToString();
            Asked.Enqueue($"{name}:{BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(near, 2))}");
            await server.ConnectAsync(IPAddress.Loopback, port);
            await near.WriteAsync(new byte[] { 5, 0, 0, 1, 127, 0, 0, 1, 0, 0 });
            await Task.WhenAny(near.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(near));
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // One end has gone.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}

using System.Net;
using System.Net.Sockets;

namespace KubectlIcr.Tests.Http;

/// <summary>A TCP server that says the same few bytes to everyone and hangs up: no HTTP server does that.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public RawServer(string answer)
    {
        listener.Start();
        _ = AcceptAsync(System.Text.Encoding.Latin1.GetBytes(answer));
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync(byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false);
                await client.GetStream().WriteAsync(answer);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The end.
        }
    }
}

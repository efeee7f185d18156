using System.Net;
using System.Net.Sockets;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>Leads port 443 of an address of this machine to another port of 127.0.0.1.</summary>
internal sealed class PortForward : IDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();

    public PortForward(IPAddress address, int port)
    {
        listener = new(address, 443);
        listener.Start();
        _ = AcceptAsync(port, stop.Token);
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync(int port, CancellationToken token)
    {
        try
        {
            while (true) _ = PassAsync(await listener.AcceptTcpClientAsync(token), port, token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The end of the run.
        }
    }

    private static async Task PassAsync(TcpClient client, int port, CancellationToken token)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, port, token);
                var (near, far) = (client.GetStream(), server.GetStream());
                await Task.WhenAny(near.CopyToAsync(far, token), far.CopyToAsync(near, token));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One end has gone.
            }
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>Port 443 of an address whose queue of connections is full for good: who knocks now gets no answer at all, as from behind a firewall.</summary>
internal sealed class DeafPort : IDisposable
{
    private readonly Socket listener = New();
    private readonly List<Socket> queue = [];

    public DeafPort(IPAddress address)
    {
        listener.Bind(new IPEndPoint(address, 443));
        listener.Listen(1);
        for (var n = 0; n < 8; n++) Knock(address);
    }

    public void Dispose()
    {
        queue.ForEach(one => one.Dispose());
        listener.Dispose();
    }

    private void Knock(IPAddress address)
    {
        var one = New();
        one.Blocking = false;
        queue.Add(one);
        try
        {
            one.Connect(address, 443);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
        {
            // It is on its way.
        }
    }

    private static Socket New() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}

using System.Net;
using System.Net.Sockets;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Free ports of 127.0.0.1.</summary>
internal static class LoopbackPorts
{
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}

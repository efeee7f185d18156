using System.Net;
using System.Net.Sockets;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>A name server that knows no name: NXDOMAIN to every question.</summary>
internal sealed class EmptyNameServer : IDisposable
{
    private const int Header = 12;
    private readonly UdpClient socket;

    public EmptyNameServer(IPAddress address)
    {
        socket = new(new IPEndPoint(address, 53));
        _ = AnswerAsync();
    }

    public void Dispose() => socket.Dispose();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var question = await socket.ReceiveAsync();
                if (question.Buffer.Length > Header) await socket.SendAsync(NoSuchName(question.Buffer), question.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The end of the run.
        }
    }

    /// <summary>The question again, without what comes after it, marked as an answer (RFC 1035, 4.1).</summary>
    private static byte[] NoSuchName(byte[] question)
    {
        var end = Header;
        while (question[end] != 0) end += question[end] + 1;
        byte[] answer = [.. question[..2], 0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0, .. question[Header..(end + 5)]];
        return answer;
    }
}

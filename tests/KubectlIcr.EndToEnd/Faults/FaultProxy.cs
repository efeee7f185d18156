using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>Stands before the API server, speaks TLS, and lets a fault play for some requests.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly NarrowServer server;
    private readonly Func<FaultProxy, int, Task<FakeApi>> listenAsync;
    private FakeApi? front;
    private Task? closing;
    private volatile Playing? playing;

    private FaultProxy(NarrowServer server, Func<FaultProxy, int, Task<FakeApi>> listenAsync) => (this.server, this.listenAsync) = (server, listenAsync);

    public Uri Url { get; private set; } = new("https://127.0.0.1");

    /// <summary>The fault that plays, or played last.</summary>
    public Playing? Last { get; private set; }

    public ConcurrentQueue<Question> Questions { get; } = [];

    public static async Task<FaultProxy> StartAsync(NarrowServer server, Fault fault, FaultCertificates certificates)
    {
        var proxy = new FaultProxy(server, (self, port) =>
            FakeApi.StartAsync(self.AnswerAsync, certificates.Current, protocols: fault.Protocols, otherCertificate: () => self.Certificate(certificates), port: port));
        proxy.front = await proxy.listenAsync(proxy, 0);
        proxy.Url = new($"https://127.0.0.1:{proxy.front.Port}");
        return proxy;
    }

    /// <summary>Lets the fault play until the result is disposed.</summary>
    public IDisposable Play(Playing one)
    {
        Last = playing = one;
        return new Ending(() => playing = null);
    }

    /// <summary>Listens again, on the same port, should a fault have closed it.</summary>
    public async Task ReopenAsync()
    {
        if (closing is null) return;
        await closing;
        await front!.DisposeAsync();
        front = await listenAsync(this, Url.Port);
        closing = null;
    }

    public ValueTask DisposeAsync() => front!.DisposeAsync();

    private X509Certificate2 Certificate(FaultCertificates certificates)
    {
        if (playing is not { Fault.HasOldCertificate: true } now) return certificates.Current;
        now.HasStruck = true;
        return certificates.Old;
    }

    /// <summary>Completes when connections are refused; those that are open end by themselves.</summary>
    private async Task CloseAsync()
    {
        closing ??= Task.Run(front!.CloseAsync);
        while (await IsOpenAsync()) await Task.Delay(10);
    }

    private async Task<bool> IsOpenAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Url.Host, Url.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var question = await Question.OfAsync(context);
        Questions.Enqueue(question);
        var exchange = new Exchange(context, question, server.AskAsync);
        try
        {
            if (playing is { } now)
                await now.AnswerAsync(exchange, CloseAsync);
            else
                await exchange.SendAsync(await exchange.AskAsync());
        }
        catch (HttpRequestException)
        {
            exchange.Reset(); // the API server has gone
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone.
        }
    }
}

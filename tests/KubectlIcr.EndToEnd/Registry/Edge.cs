using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>
/// The one web server in front of everything: TLS with a certificate for the name that is asked (SNI), one record of all requests, and a table of who
/// answers what. Plain HTTP on a second port.
/// </summary>
internal sealed class Edge : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<(string Host, string Path), RequestDelegate> answers = new();

    /// <param name="otherwise">Answers what no entry of the table does.</param>
    private Edge(Func<string, TestPki> pki, RequestDelegate otherwise)
    {
        Otherwise = otherwise;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
                https.ServerCertificateSelector = (_, name) => pki(name ?? "unnamed.invalid").Certificate(name ?? "unnamed.invalid")));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>In the order of arrival; a request is here before it is answered.</summary>
    public ConcurrentQueue<RecordedRequest> Requests { get; } = [];

    public int TlsPort => Port(Uri.UriSchemeHttps);

    public int PlainPort => Port(Uri.UriSchemeHttp);

    private RequestDelegate Otherwise { get; }

    /// <param name="pki">The authority of a host name.</param>
    public static async Task<Edge> StartAsync(Func<string, TestPki> pki, RequestDelegate otherwise)
    {
        var edge = new Edge(pki, otherwise);
        await edge.app.StartAsync();
        return edge;
    }

    /// <summary>Answers every request to the host whose path begins so, until the result is disposed; of several entries the longest path counts.</summary>
    public IDisposable On(string host, string path, RequestDelegate answer)
    {
        answers[(host, path)] = answer;
        return new Ending(() => answers.TryRemove((host, path), out _));
    }

    public async ValueTask DisposeAsync()
    {
        // At once, also while an answer hangs.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var request = await RecordedRequest.OfAsync(context);
            Requests.Enqueue(request);
            var entry = answers.Where(one => one.Key.Host == request.Host && request.Path.StartsWith(one.Key.Path, StringComparison.Ordinal)).OrderByDescending(one => one.Key.Path.Length).FirstOrDefault();
            await (entry.Value ?? Otherwise)(context);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone.
        }
    }

    private int Port(string scheme) => app.Urls.Select(url => new Uri(url)).Single(url => url.Scheme == scheme).Port;
}

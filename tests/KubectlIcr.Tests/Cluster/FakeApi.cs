using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace KubectlIcr.Tests.Cluster;

/// <summary>An HTTPS server on a local port that answers as a test says and remembers what it was asked.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeApi(WebApplication app) => this.app = app;

    public ConcurrentQueue<string> Requests { get; } = [];

    public ConcurrentQueue<string?> Authorizations { get; } = [];

    public string? ClientSubject { get; private set; }

    public string? Protocol { get; private set; }

    public int Port => new Uri(app.Urls.First()).Port;

    public static async Task<FakeApi> StartAsync(
        RequestDelegate handle, X509Certificate2? certificate = null, bool askClient = false, HttpProtocols protocols = HttpProtocols.Http1AndHttp2,
        Func<X509Certificate2>? otherCertificate = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = protocols;
            if (certificate is null) return;
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificate,
                ServerCertificateSelector = otherCertificate is null ? null : (_, _) => otherCertificate(),
                SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateMode = askClient ? ClientCertificateMode.AllowCertificate : ClientCertificateMode.NoCertificate,
                ClientCertificateValidation = (_, _, _) => true,
            });
        }));
        var app = builder.Build();
        var server = new FakeApi(app);
        app.Run(async context =>
        {
            server.Requests.Enqueue(Uri.UnescapeDataString(context.Request.Path + context.Request.QueryString));
            server.Authorizations.Enqueue(context.Request.Headers.Authorization);
            server.ClientSubject = context.Connection.ClientCertificate?.Subject;
            server.Protocol = context.Request.Protocol;
            await handle(context);
        });
        await app.StartAsync();
        return server;
    }

    public static RequestDelegate Json(string json, int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    };

    public static string Status(int code, string reason, string message) =>
        $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"{{message.Replace("\"", "\\\"")}}","reason":"{{reason}}","code":{{code}}}""";

    /// <summary>Closes the port, then each connection when its answer has been sent.</summary>
    public Task CloseAsync() => app.StopAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

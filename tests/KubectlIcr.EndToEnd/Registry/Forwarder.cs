using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Hands a request on to another server of the run, whole and under the name that was asked, and gives its answer back to be passed on.</summary>
internal sealed class Forwarder : IDisposable
{
    private static readonly string[] OfTheConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Date"];
    private readonly HttpClient http;

    public Forwarder(TestPki pki) => http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = pki.Trust() },
    });

    /// <param name="token">Sent instead of what the client sent.</param>
    public async Task<HttpResponseMessage> AskAsync(HttpContext context, Uri server, string? token = null)
    {
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(server, context.Request.Path + context.Request.QueryString));
        using var body = new StreamContent(context.Request.Body);
        if (context.Request.ContentLength > 0) request.Content = body;
        foreach (var (name, values) in context.Request.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await http.SendAsync(request, context.RequestAborted);
    }

    public static async Task PassAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        if (answer.StatusCode != HttpStatusCode.NoContent && !HttpMethods.IsHead(context.Request.Method))
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    public void Dispose() => http.Dispose();
}

using System.Net;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Hands a request on to a real registry, and gives its answer back to be passed on.</summary>
internal sealed class Forwarder : IDisposable
{
    private static readonly string[] Kept = ["Authorization", "Accept"];
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <param name="token">Sent instead of what the client sent.</param>
    public async Task<HttpResponseMessage> AskAsync(HttpContext context, Uri registry, string? token = null)
    {
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(registry, context.Request.Path + context.Request.QueryString));
        foreach (var name in Kept)
            if (context.Request.Headers.TryGetValue(name, out var values)) request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await http.SendAsync(request, context.RequestAborted);
    }

    public static async Task PassAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (name is not ("Transfer-Encoding" or "Connection" or "Date")) context.Response.Headers[name] = values.ToArray();
        if (answer.StatusCode != HttpStatusCode.NoContent && !HttpMethods.IsHead(context.Request.Method))
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    public void Dispose() => http.Dispose();
}

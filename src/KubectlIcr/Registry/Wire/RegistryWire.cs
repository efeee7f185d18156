using System.Collections.Concurrent;
using System.Net.Http.Headers;
using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>Sends requests to whichever host, a client for each origin; nothing a server does throws.</summary>
internal sealed class RegistryWire(HttpOptions http) : IDisposable
{
    private const int MostRedirects = 5;

    private readonly ConcurrentDictionary<string, Lazy<HostClient>> clients = new();

    /// <param name="request">Makes the request, again for a retry.</param>
    public async Task<HttpResult> SendAsync(Uri address, Func<HttpRequestMessage> request, int mostBytes, CancellationToken cancel)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        var client = clients.GetOrAdd(origin, key => new(() => new HostClient(new Uri(key), http))).Value;
        return await RegistryRetries.Pipeline.ExecuteAsync(async token => await TryAsync(client, address, request, mostBytes, token), cancel);
    }

    /// <summary>Follows redirects. The login is only sent to the origin it was made for.</summary>
    public async Task<HttpResult> FollowAsync(HttpMethod method, Uri address, string? accept, AuthenticationHeaderValue? login, int mostBytes, CancellationToken cancel)
    {
        var reply = await SendAsync(address, () => Request(method, address, accept, login, isForeign: false), mostBytes, cancel);
        for (var left = MostRedirects; reply.Answer?.IsRedirect == true; left--)
        {
            if (Target(reply, address) is not { } target) return reply.Garbled("redirects to an address that is not allowed");
            if (left == 0) return reply.Garbled("redirects too many times");
            var isForeign = !IsSameOrigin(target, address);
            if (isForeign) login = null; // also for good, should it lead back
            reply = await SendAsync(target, () => Request(method, target, accept, login, isForeign), mostBytes, cancel);
        }
        return reply;
    }

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Value.Dispose();
    }

    private static bool IsSameOrigin(Uri one, Uri other) => one.GetLeftPart(UriPartial.Authority) == other.GetLeftPart(UriPartial.Authority);

    private static Uri? Target(HttpResult reply, Uri start) =>
        Uri.TryCreate(reply.At, reply.Answer!.Header("Location"), out var target) && RealmTrust.IsSafe(start, target) ? target : null;

    private static HttpRequestMessage Request(HttpMethod method, Uri address, string? accept, AuthenticationHeaderValue? login, bool isForeign)
    {
        var request = new HttpRequestMessage(method, address);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.Authorization = login;
        request.Options.Set(RequestLog.HideQuery, isForeign);
        return request;
    }

    private static async Task<HttpResult> TryAsync(HostClient client, Uri address, Func<HttpRequestMessage> make, int mostBytes, CancellationToken cancel)
    {
        using var request = make();
        try
        {
            return new(address, await client.SendAsync(request, mostBytes, cancel), null);
        }
        catch (NetworkFailure failure)
        {
            return new(address, null, failure.Fault);
        }
    }
}

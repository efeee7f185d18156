using System.Collections.Concurrent;
using System.Net.Http.Headers;
using KubectlIcr.Http;

namespace KubectlIcr.Iam;

/// <summary>Requests to IBM's APIs: one connection pool a host, no redirects, and nothing thrown but cancellation.</summary>
internal sealed class IbmCalls(HttpOptions options) : IDisposable
{
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly ConcurrentDictionary<Uri, Lazy<HostClient>> hosts = new();

    /// <summary>GET with the token of the identity that asks.</summary>
    /// <param name="headers">More headers; their values are kept out of every message, as the token is.</param>
    public Task<IbmAnswer> GetAsync(Uri address, Sensitive token, CancellationToken cancel, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request, [token.Reveal(), .. headers.Select(header => header.Value)], cancel);
    }

    public Task<IbmAnswer> PostFormAsync(Uri address, IEnumerable<KeyValuePair<string, string>> form, Sensitive secret, CancellationToken cancel) =>
        SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) }, [secret.Reveal()], cancel);

    public void Dispose()
    {
        foreach (var host in hosts.Values) host.Value.Dispose();
    }

    private async Task<IbmAnswer> SendAsync(HttpRequestMessage request, IEnumerable<string> secrets, CancellationToken cancel)
    {
        using (request)
        {
            var address = request.RequestUri!;
            request.Headers.Accept.ParseAdd("application/json");
            try
            {
                var answer = await HostOf(address).SendAsync(request, MostBytes, cancel);
                return IbmAnswer.Of(address.Authority, answer, new SentSecrets(secrets));
            }
            catch (NetworkFailure e)
            {
                return IbmAnswer.Of(e.Fault);
            }
        }
    }

    private HostClient HostOf(Uri address) =>
        hosts.GetOrAdd(new Uri(address.GetLeftPart(UriPartial.Authority)), origin => new(() => new HostClient(origin, options))).Value;
}

using System.Net;
using System.Text;

namespace KubectlIcr.Http;

/// <summary>
/// Sends requests to one origin: verified TLS, the environment's proxy, no redirect followed, no cookie kept. Every failure is a
/// <see cref="NetworkFailure"/>; only the caller's own cancellation stays one.
/// </summary>
internal sealed class HostClient : IDisposable
{
    private static readonly TimeSpan LongestDial = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker invoker;
    private readonly FaultWords words;
    private readonly TimeSpan? timeout;

    /// <param name="origin">Scheme, host and port; the rest is not looked at.</param>
    public HostClient(Uri origin, HttpOptions options)
    {
        var trust = options.Trust ?? ServerTrust.AndMore(options.MoreRoots);
        var proxy = ProxyChoice.For(origin, null, options.Environment);
        timeout = options.Timeout;
        words = new(origin, proxy, trust);
        var handler = Handler(proxy);
        trust.Apply(handler.SslOptions);
        invoker = new(options.Log?.Over(handler) ?? handler);
    }

    /// <param name="mostBytes">How much of the body is read; the rest is not waited for.</param>
    public async Task<HttpAnswer> SendAsync(HttpRequestMessage request, int mostBytes, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (timeout is { } most) limit.CancelAfter(most);
        try
        {
            return await AnswerAsync(request, mostBytes, limit.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && words.FaultOf(e, limit.IsCancellationRequested ? timeout!.Value : LongestDial) is { } fault)
        {
            throw new NetworkFailure(fault, e);
        }
        catch (Exception e) when (cancel.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException("cancelled", e, cancel);
        }
    }

    public void Dispose() => invoker.Dispose();

    private static SocketsHttpHandler Handler(IWebProxy? proxy) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        ConnectTimeout = LongestDial,
        UseProxy = proxy is not null,
        Proxy = proxy,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };

    private async Task<HttpAnswer> AnswerAsync(HttpRequestMessage request, int mostBytes, CancellationToken cancel)
    {
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        request.Headers.TryAddWithoutValidation("User-Agent", HttpOptions.UserAgent);
        using var response = await invoker.SendAsync(request, cancel);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var (bytes, isCut) = await ReadAsync(body, mostBytes, cancel);
        return new((int)response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, bytes, isCut);
    }

    private static async Task<(byte[] Bytes, bool IsCut)> ReadAsync(Stream body, int most, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        var piece = new byte[16 * 1024];
        for (int count; all.Length <= most && (count = await body.ReadAsync(piece, cancel)) > 0;) all.Write(piece, 0, count);
        return all.Length > most ? (all.ToArray()[..most], true) : (all.ToArray(), false);
    }
}

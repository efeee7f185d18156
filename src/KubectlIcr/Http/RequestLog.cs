using System.Diagnostics;
using System.Net.Http.Headers;

namespace KubectlIcr.Http;

/// <summary>
/// kubectl's <c>-v</c>: from 6 a line for each request, when its answer was read; from 8 the headers. Bodies at no level, and no secret.
/// </summary>
internal sealed class RequestLog(TextWriter output, int level)
{
    /// <summary>Set on a request whose address another server gave, with whatever it put into the query.</summary>
    public static readonly HttpRequestOptionsKey<bool> HideQuery = new("kubectl-icr.hide-query");

    private const string Indent = "    ";

    private readonly Lock turn = new();

    /// <summary>The handler itself at a level that shows no requests.</summary>
    public HttpMessageHandler Over(HttpMessageHandler inner) => level < 6 ? inner : new Logging(this, inner);

    /// <param name="bytes">Of the answer's body, unpacked; as far as it was read.</param>
    private void Write(HttpRequestMessage request, HttpResponseMessage? response, TimeSpan time, long bytes)
    {
        var secrets = SentSecrets.Of(request.Headers.Authorization);
        var address = ShownUrl.Of(request.RequestUri!, request.Options.TryGetValue(HideQuery, out var hide) && hide);
        var outcome = response is null ? "failed" : $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        var lines = new List<string> { $"{request.Method} {address} {outcome} in {(long)time.TotalMilliseconds} milliseconds{(response is null ? "" : $", {bytes} bytes")}" };
        if (level >= 8)
        {
            lines.AddRange(Headers("Request Headers:", request.Headers, request.Content?.Headers));
            if (response is not null) lines.AddRange(Headers("Response Headers:", response.Headers, response.Content.Headers));
        }
        lock (turn)
        {
            foreach (var line in lines) output.WriteLine((line[0] == ' ' ? Indent : "") + CleanText.OneLine(secrets.Hide(line)));
        }
    }

    private static IEnumerable<string> Headers(string title, params HttpHeaders?[] headers) =>
        headers.OfType<HttpHeaders>().SelectMany(all => all.NonValidated).SelectMany(header => header.Value.SelectMany(RewrittenHeader.Split).Select(value => $"{Indent}{header.Key}: {ShownHeader.Value(header.Key, value)}"))
            .Prepend(title);

    private sealed class Logging(RequestLog log, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                response.Content = new CountedContent(response.Content, bytes => log.Write(request, response, Stopwatch.GetElapsedTime(start), bytes));
                return response;
            }
            catch
            {
                log.Write(request, null, Stopwatch.GetElapsedTime(start), 0);
                throw;
            }
        }
    }
}

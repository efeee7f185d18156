using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>What can go wrong between a command and the API server, each as a server plays it.</summary>
internal static partial class ServerFaults
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action=\"/login\">Please sign in to the network</form></body></html>";

    public static readonly Fault None = new("none", "No fault", "Nothing.", async x => await x.SendAsync(await x.AskAsync()));

    /// <summary>These strike every case at the same time.</summary>
    public static readonly Fault EtcdStops = new("etcd", "etcd stops", "The API server's store hangs (SIGSTOP): whatever needs it is not answered in time.", async x => await x.SendAsync(await x.AskAsync()))
    {
        Lasts = true,
        Timeout = "15s",
        LeavesOpen = true,
    };

    public static readonly Fault ApiServerDies = new("killed", "The API server is killed", "SIGKILL; the load balancer before it takes connections and resets them.", EtcdStops.PlayAsync) { Lasts = true, Timeout = "15s" };

    /// <summary>The port is closed too: what follows on a killed server that nothing stands before.</summary>
    private static readonly Fault Refused = new("refused", "The server goes away", "The port is closed, then the connection reset: from then on, connections are refused (HTTP/1.1).", x =>
    {
        x.Reset();
        return Task.CompletedTask;
    })
    { Closes = true, Protocols = HttpProtocols.Http1 };

    public static List<Fault> All { get; } =
    [
        None,
        new("cut", "The connection is cut", "Half of the answer, then the end of the connection (HTTP/1.1).", CutAsync) { Protocols = HttpProtocols.Http1 },
        new("stream", "The stream is cut", "Half of the answer, then the stream is reset, and the connection stays (HTTP/2).", CutAsync),
        new("reset", "The connection is reset", "The server performs the request, then resets the connection instead of answering (HTTP/1.1).", async x =>
        {
            await x.AskAsync();
            x.Reset();
        })
        { Protocols = HttpProtocols.Http1 },
        new("stall", "The answer stalls", "Half of the answer, then nothing more.", async x =>
        {
            var reply = await x.AskAsync();
            await x.BeginAsync(reply, reply.Body.Length / 2);
            await x.FallSilentAsync();
        }),
        new("trickle", "The answer trickles", "Ten bytes a second.", async x => await x.TrickleAsync(await x.AskAsync())),
        new("half-open", "The connection is half open", "Requests arrive, and nothing ever comes back; so it is with all requests from then on.", async x =>
        {
            await x.AskAsync();
            await x.FallSilentAsync();
        })
        { Lasts = true },
        new("429", "429 with Retry-After", "The server is overloaded, and says after which second to ask again.",
            x => x.SendAsync(Reply.Failure(429, "TooManyRequests", "too many requests, please try again later") with { RetryAfter = "1" })),
        new("500", "500", "In the words of an API server.", x => x.SendAsync(Reply.Failure(500, "InternalError", "Internal error occurred: etcdserver: request timed out"))),
        new("502", "502", "A load balancer's page.", x => x.SendAsync(Reply.Text(502, "text/html", "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"))),
        new("503", "503", "A load balancer without a server: one line of text.", x => x.SendAsync(Reply.Text(503, "text/plain", "no healthy upstream"))),
        new("504", "504", "The server does what it is asked, and the load balancer does not wait for its answer.", async x =>
        {
            await x.AskAsync();
            await x.SendAsync(Reply.Text(504, "text/html", "<html><body><h1>504 Gateway Time-out</h1></body></html>"));
        }),
        new("html", "HTML instead of JSON", "200 and a login page.", x => x.SendAsync(Reply.Text(200, "text/html", Page))),
        new("text", "JSON under another content type", "The right answer as text/html.", async x => await x.SendAsync(await x.AskAsync(x.Question.InJson) with { Type = "text/html" })),
        new("yaml", "Another content type", "The API server's own answer as YAML.", async x => await x.SendAsync(await x.AskAsync(x.Question with { Accept = "application/yaml" }))),
        new("gzip", "Truncated gzip", "A whole answer by HTTP's reckoning, with half of its gzip stream.", async x =>
        {
            var reply = await x.AskAsync();
            var packed = Gzip(reply.Body);
            await x.SendAsync(reply with { Body = packed[..(packed.Length / 2)], Encoding = "gzip" });
        }),
        new("expired", "Expired continue token (410)", "The next page of a list is not to be had any more.",
            x => x.SendAsync(Reply.Failure(410, "Expired", "The provided continue parameter is too old to display a consistent list result.")))
        { IsOfPages = true },
        new("ahead", "The server's clock is a day ahead", "All times that the server tells are a day later.", x => ShiftAsync(x, 1)) { IsEverywhere = true },
        new("behind", "The server's clock is a day behind", "All times that the server tells are a day earlier.", x => ShiftAsync(x, -1)) { IsEverywhere = true },
        new("certificate", "The server's certificate expired a day ago", "Or this machine's clock is ahead: who can tell?", async x => await x.SendAsync(await x.AskAsync())) { IsEverywhere = true, HasOldCertificate = true },
        new("token", "The token expires halfway", "The API server does not know the token any more: 401 from then on.", async x => await x.SendAsync(await x.AskAsync(x.Question with { Authorization = "Bearer expired" }))) { Lasts = true },
        new("rights", "The rights vanish halfway", "The API server allows the user nothing any more: 403 from then on.", async x => await x.SendAsync(await x.AskAsync(x.Question with { Authorization = "Bearer dev-token" }))) { Lasts = true },
        Refused,
        EtcdStops,
        ApiServerDies,
    ];

    private static async Task ShiftAsync(Exchange x, int days)
    {
        var reply = await x.AskAsync(x.Question.InJson);
        var text = Times().Replace(Encoding.UTF8.GetString(reply.Body), time => DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        await x.SendAsync(Reply.Text(reply.Status, reply.Type, text));
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", RegexOptions.ExplicitCapture)]
    private static partial Regex Times();

    private static async Task CutAsync(Exchange x)
    {
        var reply = await x.AskAsync();
        await x.BeginAsync(reply, reply.Body.Length / 2);
    }

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(body);
        return packed.ToArray();
    }
}

using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using KubectlIcr.EndToEnd.Harness;

namespace KubectlIcr.Benchmarks;

/// <summary>The limit: the lists that a command reads, in the same pages and encoding, read by an HTTP client and thrown away.</summary>
internal sealed partial class BareClient(ControlPlane plane) : IDisposable
{
    private readonly HttpClient http = Api.Connect(plane.Server, plane.CaFile, plane.Admin, DecompressionMethods.GZip);

    public void Dispose() => http.Dispose();

    /// <summary>The GET requests of a run, from its own log, without the pages after the first.</summary>
    public static IReadOnlyList<string> ListsOf(Kubectl kubectl, params string[] command)
    {
        var start = new ProcessStartInfo(PublishedBinary.File, [.. command, "-v", "6"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = kubectl.Kubeconfig;
        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        return [.. Get().Matches(log.Result).Select(match => match.Groups["path"].Value).Where(path => !path.Contains("continue=", StringComparison.Ordinal))];
    }

    /// <summary>Milliseconds for all of them, one after the other, and the bytes that they were.</summary>
    public async Task<(double Time, long Bytes)> ReadAsync(IEnumerable<string> lists)
    {
        var (clock, bytes) = (Stopwatch.StartNew(), 0L);
        foreach (var list in lists)
            for (var page = list; page is not null;)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, page);
                if (IsPods(list)) request.Headers.Add("Accept", "application/vnd.kubernetes.protobuf,application/json"); // as kubectl icr does
                using var answer = await http.SendAsync(request); // an object that is not there costs its request, too
                var body = await answer.Content.ReadAsByteArrayAsync();
                bytes += body.Length;
                page = Next(body) is { } token ? $"{list}&continue={Uri.EscapeDataString(token)}" : null;
            }
        return (clock.Elapsed.TotalMilliseconds, bytes);
    }

    private static bool IsPods(string list) => list.Split('?')[0].EndsWith("/pods", StringComparison.Ordinal);

    /// <summary>The list's head holds the mark of the next page: base64 of a JSON object, in JSON and protobuf alike.</summary>
    private static string? Next(byte[] body) =>
        Continue().Match(System.Text.Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 600)))) is { Success: true } match ? match.Groups["token"].Value : null;

    [GeneratedRegex(@"GET https?://[^/\s]+(?<path>/[^\s]*)")]
    private static partial Regex Get();

    [GeneratedRegex("(?<token>eyJ2[A-Za-z0-9_-]{20,})")]
    private static partial Regex Continue();
}

using System.Collections.Concurrent;
using System.Net.Http.Headers;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>
/// The real API server for many runs at once, each below a path of its own: in each of them one request fails, and what it writes is tried by the server and kept
/// for that run alone. So all runs see the same cluster.
/// </summary>
internal sealed class ReadFront : IAsyncDisposable
{
    private readonly HttpClient real;
    private readonly ConcurrentDictionary<string, FrontRun> runs = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<FrontAnswer>>> known = [];
    private FakeApi? server;

    private ReadFront(ControlPlane plane) => real = Api.Connect(plane.Server, plane.CaFile, plane.Admin);

    public static async Task<ReadFront> StartAsync(ControlPlane plane)
    {
        var front = new ReadFront(plane);
        front.server = await FakeApi.StartAsync(front.AnswerAsync);
        return front;
    }

    /// <summary>The address to pass as <c>--server</c>.</summary>
    public string Url(FrontRun run)
    {
        runs[run.Id] = run;
        return $"http://localhost:{server!.Port}/{run.Id}";
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        real.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', 3);
        var run = runs[parts[1]];
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var request = new FrontRequest(context.Request.Method, $"/{parts[2]}", context.Request.QueryString.Value ?? "", body);
        var fails = run.Fails(request);
        var answer = fails && !run.IsLost ? null : run.Own(request) ?? await AskAsync(run, request, context.Request.ContentType);
        await (fails ? run.Fault!.Answer : FakeApi.Json(answer!.Body, answer.Status))(context);
    }

    private async Task<FrontAnswer> AskAsync(FrontRun run, FrontRequest request, string? type) => request.IsRead
        ? await known.GetOrAdd(request.Key, _ => new(() => SendAsync(request, type))).Value
        : run.Tried(request, await SendAsync(request.AsTrial(), type));

    private async Task<FrontAnswer> SendAsync(FrontRequest request, string? type)
    {
        var path = request.Kind == "cronjobs" ? request.Path.Replace("/batch/v1/", "/batch/v1beta1/", StringComparison.Ordinal) : request.Path; // all that 1.20 has
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(path + request.Query, UriKind.Relative));
        if (request.Body.Length > 0) message.Content = new StringContent(request.Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type!) } };
        using var answer = await real.SendAsync(message);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>What the server said.</summary>
internal sealed record FrontAnswer(int Status, string Body);

using System.Collections.Concurrent;
using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Probe;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>What goes wrong between <c>check pod/x</c> and a real registry with its token service.</summary>
internal sealed class RegistryFaults(ControlPlane plane, RegistryWorld world) : IDisposable
{
    private const string Host = "us.icr.io";

    private static readonly Command OnePod = new("registry", "check pod/x", _ => [],
        new("the token", (question, _) => question.Path == "/oauth/token"),
        new("the manifest", (question, _) => question.Path.Contains("/manifests/", StringComparison.Ordinal) && question.Authorization is not null));

    /// <summary>Those of the API server that make sense here; what servers say, in the registry's words.</summary>
    private static readonly Fault[] Faults =
    [
        .. ServerFaults.All.Where(fault => fault.Name is "none" or "stream" or "reset" or "stall" or "trickle" or "half-open" or "502" or "503" or "504" or "html" or "text" or "gzip"),
        new("429", "429 with Retry-After", "", x => x.SendAsync(Error(429, "TOOMANYREQUESTS", "You have reached your pull rate limit.") with { RetryAfter = "1" })),
        new("500", "500", "", x => x.SendAsync(Error(500, "UNKNOWN", "unknown error"))),
        new("401", "The key is revoked halfway", "", x => x.SendAsync(Error(401, "UNAUTHORIZED", Answers.LoginRefused))) { Lasts = true },
    ];

    private readonly ConcurrentDictionary<string, Playing> playing = new();
    private readonly List<IDisposable> taken = [];

    public static IReadOnlyList<Case> Cases { get; } = [.. from fault in Faults from point in OnePod.Points select new Case(fault, OnePod, point)];

    public async Task<Seen> RunAsync(Case @case)
    {
        var name = $"r{Array.IndexOf(Faults, @case.Fault):00}-{OnePod.Points.IndexOf(@case.Point)}";
        var scene = new Scene(plane, world, name) { Patience = "5s" }.AllowingAll();
        await world.PushAsync(scene.Image);
        await scene.PlantAsync();
        var place = new Place(name, null!);
        var now = playing[name] = new Playing(@case, place);
        using var manifests = world.On(Host, $"/v2/{name}/", AnswerAsync);
        var outcome = await scene.RunAsync("-o", "json");
        var report = CheckReportJson.Of(outcome);
        var said = report.Findings.SelectMany(finding => finding["evidence"]!.AsArray()).Where(one => (string?)one!["from"] == "registry").Select(one => (string)one!["text"]!).Distinct();
        return new(@case, Steady.Of(new(outcome.ExitCode, $"{report.Errors} {(string)report.Findings.First()["message"]!}", string.Join("<br>", said)), (name, "team")), [], "", now.HasStruck, []);
    }

    /// <summary>Takes the place of the token service, which all cases share.</summary>
    public void Begin() => taken.Add(world.On(Host, "/oauth/token", AnswerAsync));

    public void Dispose() => taken.ForEach(one => one.Dispose());

    private async Task AnswerAsync(HttpContext context)
    {
        var question = await Question.OfAsync(context);
        var exchange = new Exchange(context, question, (_, _) => BufferedAsync(context));
        if (CaseOf(question) is { } now) await now.AnswerAsync(exchange, () => Task.CompletedTask);
        else await exchange.SendAsync(await exchange.AskAsync());
    }

    private Playing? CaseOf(Question question) =>
        playing.FirstOrDefault(pair => $"{question.Path} {string.Join(' ', question.Query.Values)} {Uri.UnescapeDataString(System.Text.Encoding.UTF8.GetString(question.Body))}".Contains($"{pair.Key}/", StringComparison.Ordinal)).Value;

    private async Task<Reply> BufferedAsync(HttpContext context)
    {
        context.Request.Body.Position = 0;
        var real = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await world.AnswerAsync(context);
        context.Response.Body = real;
        return new(context.Response.StatusCode, context.Response.ContentType ?? "", body.ToArray());
    }

    private static Reply Error(int status, string code, string message) =>
        Reply.Text(status, "application/json", Json.Of(new { errors = new[] { new { code, message } } }).ToJsonString());
}

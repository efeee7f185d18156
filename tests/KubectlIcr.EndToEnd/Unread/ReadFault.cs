using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>How a request can fail.</summary>
/// <param name="Name">For the name of the test.</param>
/// <param name="Gap">Its reason in words.</param>
internal sealed record ReadFault(string Name, string Gap, RequestDelegate Answer)
{
    /// <summary>The user lacks the right.</summary>
    public static ReadFault Forbidden { get; } = new("forbidden", "forbidden", FakeApi.Json(FakeApi.Status(403, "Forbidden", "this is forbidden: User \"dev\" cannot do it"), 403));

    /// <summary>The server fails, also the second and third time.</summary>
    public static ReadFault ServerError { get; } = new("500", "InternalError", FakeApi.Json(FakeApi.Status(500, "InternalError", "an error on the server has prevented the request from succeeding"), 500));

    /// <summary>The connection ends without an answer.</summary>
    public static ReadFault Cut { get; } = new("cut", "the connection was lost", context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Something on the way that is no API server knows no such page.</summary>
    public static ReadFault BareNotFound { get; } = new("404", "not found", async context =>
    {
        context.Response.StatusCode = 404;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync("404 page not found\n");
    });

    /// <summary>No answer ever comes.</summary>
    public static ReadFault Silence { get; } = new("silence", "timed out", context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    /// <summary>Those that need no waiting; the rarer three for the commands that read all lists, since every command reads with the same client.</summary>
    public static IReadOnlyList<ReadFault> For(UnreadCommand command) =>
        command.Name is "check -A" or "secrets -A" or "check --on-node" ? [Forbidden, ServerError, Cut, BareNotFound] : [Forbidden];

    /// <summary>The reason in a report's <c>gaps</c>: of a kind that not every server has, a page that is not found may mean that it does not have it.</summary>
    public string GapOf(FrontRequest request) => this == BareNotFound && request.IsAlwaysServed ? "HTTP 404" : Gap;

    /// <summary>How a text can say so: a missing right is told with the way to get it.</summary>
    public string[] WordsOf(FrontRequest request) => this == Forbidden ? [Gap, "which you are not allowed to read"] : [GapOf(request)];

    /// <summary>Whoever runs the command lacks a right, or the server lacks the kind: no failure of the server.</summary>
    public bool IsChosen(FrontRequest request) => this == Forbidden || (this == BareNotFound && !request.IsAlwaysServed);

    public override string ToString() => Name;
}

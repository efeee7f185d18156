using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A request, and the ways to answer it.</summary>
/// <param name="answer">What a server without fault answers.</param>
internal sealed class Exchange(HttpContext context, Question question, Func<Question, CancellationToken, Task<Reply>> answer)
{
    public Question Question => question;

    /// <summary>The client has gone.</summary>
    public CancellationToken Gone => context.RequestAborted;

    /// <summary>What the real server answers; it has done by then what it was asked to.</summary>
    public Task<Reply> AskAsync() => AskAsync(question);

    public Task<Reply> AskAsync(Question other) => answer(other, context.RequestAborted);

    public Task SendAsync(Reply reply) => BeginAsync(reply, reply.Body.Length);

    /// <summary>Announces the whole body, and sends the beginning of it.</summary>
    public async Task BeginAsync(Reply reply, int length)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.Type;
        if (reply.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds;
        if (reply.Encoding is { } encoding) context.Response.Headers.ContentEncoding = encoding;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        context.Response.ContentLength = reply.Body.Length;
        await context.Response.Body.WriteAsync(reply.Body.AsMemory(0, length), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>A byte every tenth of a second.</summary>
    public async Task TrickleAsync(Reply reply)
    {
        await BeginAsync(reply, 0);
        foreach (var one in reply.Body.Chunk(1))
        {
            await context.Response.Body.WriteAsync(one, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(100, context.RequestAborted);
        }
    }

    /// <summary>Nothing comes any more, and nobody closes the connection.</summary>
    public Task FallSilentAsync() => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>RST.</summary>
    public void Reset()
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Puts the login on every request; gets another one when it has expired, and once for a request that the server does not let in.</summary>
/// <param name="transport">Makes what sends the requests: anew for each client certificate.</param>
internal sealed class LoginHandler(Login login, Func<Login, HttpMessageHandler> transport) : HttpMessageHandler
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly List<HttpMessageInvoker> invokers = [];
    private Session current = new(login, new(transport(login), disposeHandler: true));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var session = current;
        if (session.Login.Expires <= DateTimeOffset.UtcNow) session = await AfterAsync(session, cancellationToken);
        var answer = await session.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || session.Login.Renew is null) return answer;
        answer.Dispose();
        session = await AfterAsync(session, cancellationToken);
        return await session.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            invokers.ForEach(invoker => invoker.Dispose());
            current.Invoker.Dispose();
            turn.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>One renewal for all requests that wait for it.</summary>
    private async Task<Session> AfterAsync(Session old, CancellationToken cancel)
    {
        if (old.Login.Renew is not { } renew) return old;
        await turn.WaitAsync(cancel);
        try
        {
            return current == old ? current = Next(old, await renew(cancel)) : current;
        }
        finally
        {
            turn.Release();
        }
    }

    private Session Next(Session old, Login login)
    {
        if (login.ClientCertificates.SequenceEqual(old.Login.ClientCertificates)) return new(login, old.Invoker);
        invokers.Add(old.Invoker);
        return new(login, new(transport(login), disposeHandler: true));
    }

    private sealed record Session(Login Login, HttpMessageInvoker Invoker)
    {
        public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            request.Headers.Authorization = Authorization;
            return Invoker.SendAsync(request, cancel);
        }

        private AuthenticationHeaderValue? Authorization =>
            Login.Token is { } token ? new("Bearer", RewrittenHeader.Sendable(token.Reveal(), "the token"))
            : Login.Username is { } user ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Login.Password?.Reveal()}")))
            : null;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>What the scripted hosts and namespaces answer.</summary>
/// <param name="icr">What a well-behaved ICR answers.</param>
internal sealed class Misbehaviour(Edge edge, RequestDelegate icr, TokenService tokens)
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action=\"/login\">Please sign in to the network</form></body></html>";
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    public void Install()
    {
        Namespace(Scripted.NoChallenge, context => Answers.ErrorAsync(context, 401, "UNAUTHORIZED", Answers.LoginNeeded));
        Namespace(Scripted.Slow, HangAsync);
        NoBlobs(Scripted.Quota, Answers.TrafficQuota);
        NoBlobs(Scripted.Storage, Answers.StorageQuota);
        Namespace(Scripted.Moved, context => HasToken(context) && !context.Request.Path.Value!.EndsWith("/tags/list", StringComparison.Ordinal) ? Redirect(context, $"https://{Scripted.Cdn}{context.Request.Path}?signature=x") : icr(context));
        InstallRefusals();
        InstallBodies();
        InstallRealms();
        edge.On(Scripted.Evil, "/", context => Answers.TextAsync(context, 200, "application/json", "{\"token\":\"evil-token\",\"access_token\":\"evil-token\"}"));
    }

    private void InstallRefusals()
    {
        AfterLogin(Scripted.Denied, context => Answers.ErrorAsync(context, 403, "DENIED", Answers.Denied));
        AfterLogin(Scripted.PrivateOnly, context => Answers.ErrorAsync(context, 403, "DENIED", Answers.PrivateOnly));
        AfterLogin(Scripted.NoManifest, context => Answers.ErrorAsync(context, 404, "MANIFEST_UNKNOWN", "manifest unknown"));
        AfterLogin(Scripted.NoName, context => Answers.ErrorAsync(context, 404, "NAME_UNKNOWN", "repository name not known to registry"));
        AfterLogin(Scripted.Broken, context => Answers.TextAsync(context, 500, "text/html", "<html><body><h1>500 Internal Server Error</h1></body></html>"));
        AfterLogin(Scripted.Unavailable, context => Answers.ErrorAsync(context, 503, "UNAVAILABLE", "service unavailable"));
        AfterLogin(Scripted.TooMany, context =>
        {
            context.Response.Headers.RetryAfter = "1";
            return Answers.ErrorAsync(context, 429, "TOOMANYREQUESTS", "You have reached your pull rate limit.");
        });
    }

    private void InstallBodies()
    {
        AfterLogin(Scripted.LoginPage, context => Answers.TextAsync(context, 200, "text/html", Page));
        AfterLogin(Scripted.Garbled, context => Answers.TextAsync(context, 200, ManifestType, "{\"schemaVersion\": 2, \"conf"));
        AfterLogin(Scripted.Cut, CutAsync);
        AfterLogin(Scripted.Endless, EndlessAsync);
    }

    private void InstallRealms()
    {
        edge.On(Scripted.HostileRealm, "/", context => HasToken(context) ? icr(context) : Answers.ChallengeAsync(context, $"https://{Scripted.Evil}/oauth/token"));
        edge.On(Scripted.TokenRedirect, "/oauth/", context => Redirect(context, $"https://{Scripted.Evil}/oauth/token{context.Request.QueryString}"));
        edge.On(Scripted.TokenBroken, "/oauth/", context => Answers.ErrorAsync(context, 500, "UNKNOWN", "internal error"));
        edge.On(Scripted.TokenPage, "/oauth/", context => Answers.TextAsync(context, 200, "text/html", Page));
        edge.On(Scripted.TokenSlow, "/oauth/", HangAsync);
        edge.On(Scripted.PostOnly, "/oauth/", context => HttpMethods.IsPost(context.Request.Method) ? tokens.AnswerAsync(context) : Answers.ErrorAsync(context, 405, "UNSUPPORTED", "method not allowed"));
    }

    private void NoBlobs(string name, string sentence) => Namespace(name, context => context.Request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal) && HasToken(context)
        ? Answers.ErrorAsync(context, 403, "DENIED", sentence)
        : icr(context));

    private void Namespace(string name, RequestDelegate answer) => edge.On(Scripted.Host, $"/v2/{name}/", answer);

    /// <summary>As any other namespace until the client sends a token.</summary>
    private void AfterLogin(string name, RequestDelegate answer) => Namespace(name, context => HasToken(context) ? answer(context) : icr(context));

    private static bool HasToken(HttpContext context) => context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal);

    private static Task Redirect(HttpContext context, string url)
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = url;
        return Task.CompletedTask;
    }

    private static Task HangAsync(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    // Fewer bytes than announced: Kestrel then closes the connection, after the bytes that were sent. An abort might overtake them.
    private static Task CutAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.ContentType = ManifestType;
        context.Response.ContentLength = 1000;
        return context.Response.WriteAsync("{\"schemaVersion\": 2, \"mediaType\": ", context.RequestAborted);
    }

    private static async Task EndlessAsync(HttpContext context)
    {
        context.Response.ContentType = ManifestType;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        context.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        await context.Response.WriteAsync("{\"schemaVersion\":2,\"annotations\":{\"x\":\"", context.RequestAborted);
        var chunk = new byte[65536];
        Array.Fill(chunk, (byte)'x');
        while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
    }
}

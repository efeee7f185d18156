using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>The token endpoint: GET with Basic or without, and POST of a form. Who is known gets a token, which allows what their account allows and no more.</summary>
internal sealed class TokenService(Accounts accounts, TokenSigner signer)
{
    /// <summary>The status for a wrong password: 401, or 400 as ICR answers some clients since July 2025.</summary>
    public int RefusalStatus { get; set; } = 401;

    /// <summary>Every token that was given, with the host that gave it, in order.</summary>
    public ConcurrentQueue<(string Host, string Token)> Given { get; } = [];

    public async Task AnswerAsync(HttpContext context)
    {
        var form = HttpMethods.IsPost(context.Request.Method) ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var login = form is null ? Accounts.Basic(context.Request.Headers.Authorization) : Posted(form);
        var scopes = (form is null ? context.Request.Query["scope"] : form["scope"]).SelectMany(text => text!.Split(' ')).ToList();
        if (login is { } one && !accounts.Knows(one.User, one.Password))
            await Answers.ErrorAsync(context, RefusalStatus, "UNAUTHORIZED", Answers.LoginRefused);
        else if (Granted(context, login, scopes) is var access && login is null && access.Length == 0)
            await Answers.ErrorAsync(context, 401, "UNAUTHORIZED", Answers.LoginNeeded);
        else
            await GiveAsync(context, signer.Sign(login?.User ?? "", access));
    }

    private static (string User, string Password)? Posted(IFormCollection form) => form["username"].ToString() is { Length: > 0 } user ? (user, form["password"].ToString()) : null;

    private Task GiveAsync(HttpContext context, string token)
    {
        Given.Enqueue((context.Request.Host.Host, token));
        return Answers.TextAsync(context, 200, "application/json", Json.Of(new
        {
            token,
            access_token = token,
            expires_in = TokenSigner.Seconds,
            issued_at = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        }).ToJsonString());
    }

    private (string, string[])[] Granted(HttpContext context, (string User, string Password)? login, IEnumerable<string> scopes) =>
        (from scope in scopes
         let parts = scope.Split(':')
         where parts is ["repository", _, _] && parts[2].Split(',').Contains("pull") && accounts.MayPull(login, context.Request.Host.Host, parts[1])
         select (parts[1], (string[])["pull"])).ToArray();
}

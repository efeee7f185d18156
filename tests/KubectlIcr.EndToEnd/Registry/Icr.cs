using System.Net;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>IBM's registry: its token service, and real registries behind an edge that refuses in ICR's words. Hosts that are no ICR hosts pass a real registry's answers on as they are.</summary>
internal sealed class Icr(TokenService tokens, Registries registries, Forwarder forwarder)
{
    /// <summary>IBM's Entitled Registry, whose challenges have no quotes and a blank after each comma.</summary>
    public const string Entitled = "cp.icr.io";

    public Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/oauth/token" => tokens.AnswerAsync(context),
        var path when path!.StartsWith("/v2/", StringComparison.Ordinal) => PullAsync(context),
        _ => Answers.ErrorAsync(context, 404, "UNSUPPORTED", "There is nothing here."),
    };

    private async Task PullAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        using var answer = await forwarder.AskAsync(context, (await registries.BehindAsync(host)).Address);
        if (Challenge(answer, host) is { } challenge) context.Response.Headers.WWWAuthenticate = challenge;
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
            await Forwarder.PassAsync(context, answer);
        else if (!IsIcr(host))
            await Answers.TextAsync(context, 401, "application/json", await answer.Content.ReadAsStringAsync());
        else
            await RefuseAsync(context);
    }

    // A real registry says 401 to a token that does not reach, ICR 403.
    private static async Task RefuseAsync(HttpContext context)
    {
        if (!context.Response.Headers.WWWAuthenticate.ToString().Contains("insufficient_scope", StringComparison.Ordinal))
        {
            await Answers.ErrorAsync(context, 401, "UNAUTHORIZED", Answers.LoginNeeded);
            return;
        }

        context.Response.Headers.Remove("WWW-Authenticate");
        await Answers.ErrorAsync(context, 403, "DENIED", Answers.Denied);
    }

    private static string? Challenge(HttpResponseMessage answer, string host)
    {
        if (!answer.Headers.TryGetValues("WWW-Authenticate", out var values)) return null;
        var text = string.Join(", ", values).Replace(RealRegistry.RealmHost, host, StringComparison.Ordinal);
        return host == Entitled ? text.Replace("\"", "", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal) : text;
    }

    private static bool IsIcr(string host) => host == "icr.io" || host.EndsWith(".icr.io", StringComparison.Ordinal) || host.EndsWith(".bluemix.net", StringComparison.Ordinal);
}

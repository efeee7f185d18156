using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Answers as ICR gives them. Source: facts gathered from IBM's documentation and issues (<c>{"errors":[{code,message,detail}]}</c>).</summary>
internal static class Answers
{
    public const string LoginRefused = "The login credentials are not valid, or your IBM Cloud account is not active.";
    public const string LoginNeeded = "Authorization required. See https://cloud.ibm.com/docs/Registry?topic=Registry-troubleshoot-auth-req";
    public const string Denied = "You are not authorized to access the specified resource.";
    public const string PrivateOnly = "Private-only access is enabled on this account, but this request was over the public network. You must access this account over the private network";
    public const string StorageQuota = "Your account has exceeded its image storage quota for the current month.";
    public const string TrafficQuota = "Your account has exceeded its pull traffic quota for the current month.";

    public static Task ErrorAsync(HttpContext context, int status, string code, string message) =>
        TextAsync(context, status, "application/json; charset=utf-8", Json.Of(new { errors = new[] { new { code, message, detail = message } } }).ToJsonString());

    public static async Task TextAsync(HttpContext context, int status, string type, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>401 with the challenge of the token flow, for the repository that the path names, if it names one.</summary>
    public static Task ChallengeAsync(HttpContext context, string realm)
    {
        var scope = Repository(context) is { Length: > 0 } repository ? $",scope=\"repository:{repository}:pull\"" : "";
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{realm}\",service=\"{TokenSigner.Service}\"{scope}";
        return ErrorAsync(context, 401, "UNAUTHORIZED", LoginNeeded);
    }

    /// <summary>The repository of <c>/v2/team/app/manifests/1.0</c>: <c>team/app</c>.</summary>
    public static string Repository(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 4 ? "" : string.Join('/', parts[1..^2]);
    }
}

using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>An OpenID issuer: discovery, and a token endpoint that takes each refresh token once and gives the next one with it.</summary>
internal sealed class OidcIssuer : IAsyncDisposable
{
    private FakeApi? server;
    private int given;

    public string Url => $"https://localhost:{server!.Port}/identity";

    /// <summary>The token that the first refresh brings.</summary>
    public static string NewToken => Token(DateTimeOffset.UnixEpoch.AddYears(130));

    public static string OldToken => Token(DateTimeOffset.UnixEpoch.AddYears(30));

    public static async Task<OidcIssuer> StartAsync(X509Certificate2 certificate)
    {
        var issuer = new OidcIssuer();
        issuer.server = await FakeApi.StartAsync(issuer.AnswerAsync, certificate);
        return issuer;
    }

    /// <summary>From here on the first refresh token counts again.</summary>
    public void Restart() => given = 0;

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method == "GET")
        {
            await FakeApi.Json($$"""{"issuer":"{{Url}}","token_endpoint":"{{Url}}/token"}""")(context);
            return;
        }
        var form = await context.Request.ReadFormAsync();
        var isRight = form["grant_type"] == "refresh_token" && form["refresh_token"] == $"refresh-{given}" && context.Request.Headers.Authorization == "Basic a3ViZTprdWJl";
        await (isRight
            ? FakeApi.Json($$"""{"access_token":"a","token_type":"Bearer","expires_in":3600,"id_token":"{{NewToken}}","refresh_token":"refresh-{{++given}}"}""")
            : FakeApi.Json("""{"error":"invalid_grant"}""", 400))(context);
    }

    private static string Token(DateTimeOffset end) => $"h.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{end.ToUnixTimeSeconds()}}}"""))}.s";
}

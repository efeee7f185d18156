using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Makes registry tokens: a JWT signed with RS256 whose <c>x5c</c> leads to the run's authority. Source: distribution spec/auth/jwt.md.</summary>
internal sealed class TokenSigner(X509Certificate2 certificate)
{
    public const string Issuer = "icr-test";
    public const string Service = "registry";

    public const int Seconds = 3600;

    /// <param name="access">Repository to actions.</param>
    public string Sign(string subject, params (string Repository, string[] Actions)[] access)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var head = Json.Of(new { typ = "JWT", alg = "RS256", x5c = new[] { Convert.ToBase64String(certificate.RawData) } });
        var claims = Json.Of(new
        {
            iss = Issuer,
            sub = subject,
            aud = Service,
            iat = now,
            nbf = now - 60,
            exp = now + Seconds,
            jti = Guid.NewGuid().ToString("N"),
            access = access.Select(one => new { type = "repository", name = one.Repository, actions = one.Actions }),
        });
        var text = $"{Encode(head.ToJsonString())}.{Encode(claims.ToJsonString())}";
        using var key = certificate.GetRSAPrivateKey()!;
        return $"{text}.{Base64Url.EncodeToString(key.SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json));
}

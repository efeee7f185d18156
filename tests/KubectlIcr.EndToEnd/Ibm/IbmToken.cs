using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>Makes access tokens: RS256 JSON Web Tokens with the claims of real ones.</summary>
internal static class IbmToken
{
    private static readonly RSA Key = RSA.Create(2048);

    public static string Sign(string iamId, string account, JsonObject claims)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var payload = new JsonObject
        {
            ["iam_id"] = iamId,
            ["account"] = new JsonObject { ["valid"] = true, ["bss"] = account, ["frozen"] = true },
            ["iat"] = now,
            ["exp"] = now + 3600,
            ["iss"] = "https://iam.cloud.ibm.com/identity",
            ["grant_type"] = "urn:ibm:params:oauth:grant-type:apikey",
            ["scope"] = "ibm openid",
            ["client_id"] = "default",
            ["acr"] = 1,
            ["amr"] = new JsonArray("pwd"),
        };
        foreach (var (name, value) in claims) payload[name] = value?.DeepClone();
        var signed = $"{Encode("""{"kid":"20261101","alg":"RS256"}""")}.{Encode(payload.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

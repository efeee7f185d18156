using System.Buffers.Text;
using System.Text.Json;

namespace KubectlIcr;

/// <summary>What a JSON Web Token says (RFC 7519). Its signature is not checked: who sent it is known from the connection, and nothing is granted for it.</summary>
internal static class JsonWebToken
{
    /// <returns>The claims; null when the text is not such a token.</returns>
    public static JsonElement? Claims(string token)
    {
        try
        {
            if (Payload(token) is not { } payload) return null;
            using var claims = JsonDocument.Parse(payload);
            return claims.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The claims as they were sent; null when the text is not such a token.</returns>
    public static byte[]? Payload(string token)
    {
        try
        {
            return token.Split('.') is [_, { Length: > 0 } payload, _] ? Base64Url.DecodeFromChars(payload) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using KubectlIcr.Http;

namespace KubectlIcr.Iam;

/// <summary>Reads who a key is from the claims of its access token.</summary>
internal static class TokenClaims
{
    private const string IamPrefix = "iam-";

    /// <summary>Real ones have less than a hundred characters; they go into addresses and headers.</summary>
    private const int LongestId = 256;

    /// <summary>Null when the text is not a JSON Web Token, or names nobody.</summary>
    public static KeyIdentity? Identity(string token)
    {
        if (!token.All(IsOfToken) || JsonWebToken.Payload(token) is not { } payload || SafeJson.Parse(payload) is not { } claims) return null;
        if (claims.Text("iam_id") is not { Length: <= LongestId } iamId) return null;
        var kind = Kind(claims, iamId);
        return new(kind, Id(claims, iamId, kind), iamId, Name(claims), Account(claims));
    }

    private static bool IsOfToken(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '=';

    private static string? Name(JsonElement claims) => (claims.Text("name") ?? claims.Text("email")) is { } name ? CleanText.OneLine(name, LongestId) : null;

    private static string? Account(JsonElement claims) =>
        claims.Field("account")?.Text("bss") is { Length: <= LongestId } account && account.All(char.IsAsciiLetterOrDigit) ? account : null;

    /// <summary>Policies name the <c>iam_id</c>; everything else the id without IAM's prefix.</summary>
    private static string Id(JsonElement claims, string iamId, IdentityKind kind) =>
        (kind == IdentityKind.ServiceId ? claims.Text("sub") : null) ?? (iamId.StartsWith(IamPrefix, StringComparison.Ordinal) ? iamId[IamPrefix.Length..] : iamId);

    private static IdentityKind Kind(JsonElement claims, string iamId) => claims.Text("sub_type") switch
    {
        "ServiceId" => IdentityKind.ServiceId,
        "Profile" or "TrustedProfile" => IdentityKind.TrustedProfile,
        _ when iamId.StartsWith("iam-ServiceId-", StringComparison.Ordinal) => IdentityKind.ServiceId,
        _ when iamId.StartsWith("iam-Profile-", StringComparison.Ordinal) => IdentityKind.TrustedProfile,
        null when iamId.StartsWith("IBMid-", StringComparison.Ordinal) || claims.Text("email") is not null => IdentityKind.User,
        _ => IdentityKind.Other,
    };
}

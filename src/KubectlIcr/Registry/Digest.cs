using System.Security.Cryptography;

namespace KubectlIcr.Registry;

/// <summary>Content addresses, <c>algorithm:hex</c>. Source: OCI image spec, descriptor.</summary>
internal static class Digest
{
    public static bool Is(string reference) => reference.Contains(':', StringComparison.Ordinal);

    public static string Of(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>True also for an algorithm we do not know.</summary>
    public static bool Fits(string digest, byte[] content) => digest.Split(':') switch
    {
        ["sha256", var hex] => hex == Convert.ToHexStringLower(SHA256.HashData(content)),
        ["sha512", var hex] => hex == Convert.ToHexStringLower(SHA512.HashData(content)),
        _ => true,
    };
}

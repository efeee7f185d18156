using System.Security.Cryptography;
using System.Text;

namespace KubectlIcr;

/// <summary>
/// Names credentials without showing them: equal ones get equal names within one run, and nothing can be compared with another run, since the salt is
/// drawn anew.
/// </summary>
internal sealed class Fingerprints(byte[] salt)
{
    private const int Digits = 8;

    public const int SaltLength = 32;

    public static byte[] NewSalt()
    {
        OpenSsl.Require();
        return RandomNumberGenerator.GetBytes(SaltLength);
    }

    /// <summary>Eight hex digits for a user and password.</summary>
    public string Of(Credential credential) =>
        Of([.. Encoding.UTF8.GetBytes(credential.Username), 0, .. credential.Password.Bytes.Span]);

    /// <summary>Eight hex digits for any secret bytes.</summary>
    public string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(salt, bytes))[..Digits];
}

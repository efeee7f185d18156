using System.Net.Http.Headers;
using System.Text;

namespace KubectlIcr.Registry;

/// <summary>A credential as HTTP's Basic, in UTF-8.</summary>
internal static class BasicLogin
{
    public static AuthenticationHeaderValue Of(Credential credential) =>
        new("Basic", Convert.ToBase64String([.. Encoding.UTF8.GetBytes(credential.Username + ":"), .. credential.Password.Bytes.Span]));
}

using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Rules;

/// <summary>What is wrong with a credential on its face, without asking anybody.</summary>
internal enum Flaw
{
    /// <summary>Neither user nor password, as a credential store leaves it.</summary>
    Empty,

    /// <summary>A registry or UAA token, which ICR has refused since 2021 and 2020.</summary>
    DeadToken,

    /// <summary>An IAM access or refresh token, which ends by itself.</summary>
    ShortLived,

    /// <summary>cp.icr.io wants user <c>cp</c>.</summary>
    WrongEntitledUser,

    /// <summary>White space around the user or password, or base64 done twice.</summary>
    Garbled,
}

/// <summary>Judges credentials by IBM's list of user names and by their shape.</summary>
internal static class CredentialFlaw
{
    /// <summary>The flaw that explains a refusal; null when the credential looks right.</summary>
    public static Flaw? Of(DockerConfigEntry entry, ImageReference image)
    {
        var credential = entry.Credential;
        if (credential.IsEmpty)
            return Flaw.Empty;
        if (IsGarbled(credential))
            return Flaw.Garbled;
        return IcrDomain.TryGet(image.Registry, out var domain) ? OfIcr(credential.Username, domain) : null;
    }

    private static Flaw? OfIcr(string username, IcrDomain domain) => username switch
    {
        _ when domain.Endpoint == IcrEndpoint.Entitled => username == "cp" ? null : Flaw.WrongEntitledUser,
        "token" or "bearer" => Flaw.DeadToken,
        "iambearer" or "iamrefresh" => Flaw.ShortLived,
        _ => null,
    };

    private static bool IsGarbled(Credential credential)
    {
        var password = credential.Password.Reveal();
        return credential.Username.Trim() != credential.Username || password.Trim() != password || IsBase64OfCredential(password);
    }

    /// <summary>The password is itself <c>base64(user:password)</c> for a user that ICR knows.</summary>
    private static bool IsBase64OfCredential(string password)
    {
        var buffer = new byte[password.Length];
        if (!Convert.TryFromBase64String(password, buffer, out var length))
            return false;
        var text = System.Text.Encoding.UTF8.GetString(buffer, 0, length);
        return text.StartsWith("iamapikey:", StringComparison.Ordinal) || text.StartsWith("cp:", StringComparison.Ordinal);
    }
}

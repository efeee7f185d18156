using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.PullSecrets;

/// <summary>What is wrong with a credential on its face, without asking anybody.</summary>
internal enum Flaw
{
    /// <summary>Neither user nor password, as a credential store leaves it.</summary>
    Empty,

    /// <summary>White space around the user or password, base64 done twice, or a user name that a shell cut.</summary>
    Garbled,

    /// <summary>A registry or UAA token, which ICR has refused since 2021 and 2020.</summary>
    DeadToken,

    /// <summary>An IAM access or refresh token, which expires.</summary>
    ShortLived,

    /// <summary>cp.icr.io requires username <c>cp</c>.</summary>
    WrongEntitledUser,
}

/// <summary>Judges credentials by IBM's list of user names and by their shape.</summary>
internal static class CredentialFlaw
{
    /// <summary>The flaw that explains a refusal; null when the credential looks right.</summary>
    public static Flaw? Of(DockerConfigEntry entry, ImageReference image) => Of(entry.Credential, image.Registry);

    /// <param name="host">The registry it is sent to; null where that is not known.</param>
    public static Flaw? Of(Credential credential, string? host) =>
        credential.IsEmpty ? Flaw.Empty
        : HasOuterSpace(credential) || IsEncodedTwice(credential) || (IsCutRobot(credential) && !IcrDomain.IsIcr(host) && !PublicRegistries.Has(host)) ? Flaw.Garbled
        : IcrDomain.TryGet(host, out var domain) ? OfIcr(credential.Username, domain)
        : null;

    /// <summary>The flaw as what is said of its entry: <c>has …</c>, <c>is …</c>.</summary>
    public static string Says(Flaw flaw, Credential credential) => flaw switch
    {
        Flaw.Empty => "is empty: it has neither username nor password",
        Flaw.Garbled when HasOuterSpace(credential) => $"has whitespace around the {Spaced(credential)}",
        Flaw.Garbled when IsCutRobot(credential) => $"has username \"{credential.Username}\", most likely the name of a Harbor robot account after the shell expanded \"$…\" as a variable",
        Flaw.Garbled => "has a password that was base64-encoded one time too many",
        Flaw.DeadToken => $"has username \"{credential.Username}\": its password is a token of a kind that Container Registry has rejected since 2021",
        Flaw.ShortLived => $"has username \"{credential.Username}\": its password is a token that expires within hours or days",
        _ => $"has username \"{credential.Username}\", but cp.icr.io accepts only an entitlement key with username \"cp\"",
    };

    /// <summary>The two ways of writing a credential into an entry say different ones; the kubelet heeds <c>auth</c>. Null where they agree.</summary>
    public static string? Contradiction(DockerConfigEntry entry) =>
        entry is not { HasAuth: true, Fields: { } fields } || fields == entry.Credential ? null
        : fields.Username == entry.Credential.Username ? "the auth and password fields contain different passwords: the kubelet uses the auth field"
        : $"the auth field contains username \"{entry.Credential.Username}\", but the username field contains \"{fields.Username}\": the kubelet uses the auth field";

    /// <summary>Harbor calls its robot accounts <c>robot$PROJECT+NAME</c>; in double quotes a shell leaves <c>robot</c> or <c>robot+NAME</c> of that.</summary>
    public static bool IsCutRobot(Credential credential) =>
        credential.Username is "robot" || credential.Username.StartsWith("robot+", StringComparison.Ordinal) || credential.Username.EndsWith('$');

    private static Flaw? OfIcr(string username, IcrDomain domain) => username switch
    {
        _ when domain.Endpoint == IcrEndpoint.Entitled => username == IcrUser.Entitled ? null : Flaw.WrongEntitledUser,
        IcrUser.RegistryToken or IcrUser.UaaToken => Flaw.DeadToken,
        IcrUser.AccessToken or IcrUser.RefreshToken => Flaw.ShortLived,
        _ => null,
    };

    private static bool HasOuterSpace(Credential credential) => Spaced(credential) is not null;

    /// <summary>What of the credential has white space around it; null for none.</summary>
    private static string? Spaced(Credential credential) => (IsSpaced(credential.Username), IsSpaced(credential.Password.Reveal())) switch
    {
        (true, true) => "username and the password",
        (true, false) => "username",
        (false, true) => "password",
        _ => null,
    };

    private static bool IsSpaced(string text) => text.Trim() != text;

    /// <summary>The password is itself <c>base64(user:password)</c> for a user that ICR knows.</summary>
    private static bool IsEncodedTwice(Credential credential)
    {
        var password = credential.Password.Reveal();
        var buffer = new byte[password.Length];
        if (!Convert.TryFromBase64String(password, buffer, out var length))
            return false;
        var text = System.Text.Encoding.UTF8.GetString(buffer, 0, length);
        return text.StartsWith($"{IcrUser.ApiKey}:", StringComparison.Ordinal) || text.StartsWith($"{IcrUser.Entitled}:", StringComparison.Ordinal);
    }
}

namespace KubectlIcr.Registry;

/// <summary>What user names mean to Container Registry: they say what the password is. Source: IBM's page on access to Container Registry.</summary>
internal static class IcrUser
{
    public const string ApiKey = "iamapikey";
    public const string AccessToken = "iambearer";
    public const string RefreshToken = "iamrefresh";
    public const string RegistryToken = "token";
    public const string UaaToken = "bearer";
    public const string Entitled = "cp";

    /// <summary>A trusted profile's id as user name: the password is the API key of an identity it trusts.</summary>
    private const string ProfilePrefix = "Profile-";

    /// <summary>Policies name identities so.</summary>
    private const string IamPrefix = "iam-";

    /// <summary>The password is a key that IBM Cloud IAM knows.</summary>
    public static bool HasApiKey(Credential credential) => !credential.Password.IsEmpty && (credential.Username == ApiKey || IsProfile(credential.Username));

    /// <summary>What the password is, e.g. <c>api-key</c>; null for a name that means nothing to the registry.</summary>
    public static string? KindOf(string username) => username switch
    {
        ApiKey => "api-key",
        AccessToken => "access-token",
        RefreshToken => "refresh-token",
        RegistryToken => "registry-token",
        UaaToken => "uaa-token",
        Entitled => "entitlement-key",
        _ => IsProfile(username) ? "trusted-profile" : null,
    };

    /// <summary>The id of the trusted profile that the key acts as; null for any other user name.</summary>
    public static string? ProfileOf(string username)
    {
        var id = username.StartsWith(IamPrefix, StringComparison.Ordinal) ? username[IamPrefix.Length..] : username;
        return id.StartsWith(ProfilePrefix, StringComparison.Ordinal) ? id : null;
    }

    private static bool IsProfile(string username) => ProfileOf(username) is not null;
}

namespace KubectlIcr;

/// <summary>A user name and password as the kubelet would send them.</summary>
internal sealed record Credential(string Username, Sensitive Password)
{
    /// <summary>A trusted profile's id as user name: the password is the API key of an identity it trusts.</summary>
    private const string ProfilePrefix = "Profile-";

    /// <summary>The password is a key that IBM Cloud IAM knows.</summary>
    public bool IsApiKey => !Password.IsEmpty && (Username == "iamapikey" || Username.StartsWith(ProfilePrefix, StringComparison.Ordinal));

    /// <summary>Neither user nor password: what a credential store leaves in the file.</summary>
    public bool IsEmpty => Username.Length == 0 && Password.IsEmpty;
}

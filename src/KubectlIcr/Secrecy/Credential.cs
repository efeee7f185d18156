namespace KubectlIcr;

/// <summary>A user name and password as the kubelet would send them.</summary>
internal sealed record Credential(string Username, Sensitive Password)
{
    /// <summary>Neither user nor password: what a credential store leaves in the file.</summary>
    public bool IsEmpty => Username.Length == 0 && Password.IsEmpty;
}

using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.PullSecrets;

/// <summary>What registries and IAM said about the credentials of pull secrets; empty where nobody was asked.</summary>
/// <param name="Logins">By the host that an entry names and the credential it holds.</param>
internal sealed record CredentialAnswers(IReadOnlyDictionary<(string Host, Credential Credential), RegistryAnswer> Logins, IReadOnlyDictionary<Credential, KeyFacts> Keys)
{
    public static readonly CredentialAnswers None = new(new Dictionary<(string, Credential), RegistryAnswer>(), new Dictionary<Credential, KeyFacts>());

    /// <summary>Null when the registry was not asked.</summary>
    public RegistryAnswer? Login(DockerConfigEntry entry) => HostOf(entry) is { } host ? Logins.GetValueOrDefault((host, entry.Credential)) : null;

    /// <summary>Null when IAM was not asked about the credential.</summary>
    public KeyFacts? Key(DockerConfigEntry entry) => HasApiKey(entry) ? Keys.GetValueOrDefault(entry.Credential) : null;

    /// <summary>A registry or IAM refuses the credential of the entry: what holds it can't pull.</summary>
    public bool IsRefused(DockerConfigEntry entry) => Login(entry)?.LoginTaken == false || Key(entry)?.Refusal is not null;

    /// <summary>The registry that can be asked about the entry; null for patterns, dropped keys and empty entries.</summary>
    public static string? HostOf(DockerConfigEntry entry) =>
        entry.Credential.IsEmpty || EntryRemarks.IsPattern(entry.RegistryKey) || entry.RegistryKey.Host is not { Length: > 0 } host ? null : host;

    /// <summary>IAM knows the password: an API key for a registry that takes those.</summary>
    public static bool HasApiKey(DockerConfigEntry entry) =>
        IcrUser.HasApiKey(entry.Credential)
        && IcrDomain.TryGet(entry.RegistryKey.Host, out var domain) && domain.TakesApiKeys;
}

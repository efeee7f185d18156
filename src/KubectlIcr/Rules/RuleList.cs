namespace KubectlIcr.Rules;

/// <summary>Every rule, in the order of precedence: the first error found for a pull is its root cause. Ids are for ever.</summary>
internal static class RuleList
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new PullTrafficQuota(),
        new StorageQuota(),
        new RateLimited(),
        new RegistryUnavailable(),
        new DnsFailure(),
        new ConnectTimeout(),
        new ConnectionRefused(),
        new UnknownCertificateAuthority(),
        new OtherTlsFailure(),
        new HttpForHttps(),
        new ProxyFailure(),
        new PrivateOnlyAccount(),
        new NetworkRestricted(),
        new DiskFull(),
        new PullQps(),
        new CorruptContent(),
        new SignatureRejected(),
        new ManifestUnsupported(),
        new CredentialProvider(),
        new SandboxImage(),
    ];

    /// <summary>Ids that once were rules and must not be used again, with what they were.</summary>
    public static IReadOnlyDictionary<string, string> Retired { get; } = new Dictionary<string, string>();
}

using System.Collections.Frozen;

namespace KubectlIcr.Kubelet;

/// <summary>Why a pull failed, as far as the text of the failure tells.</summary>
internal enum PullCause
{
    Unauthorized,
    BadCredentials,
    Forbidden,
    NotFoundTag,
    NotFoundRepoOrDenied,
    QuotaExceeded,
    RateLimited,
    Dns,
    ConnectTimeout,
    ConnectionRefused,
    TlsUnknownCa,
    TlsOther,
    HttpVsHttps,
    Proxy,
    PlatformMismatch,
    InvalidReference,
    NeverPull,
    MissingSecret,
    DiskFull,
    Registry5xx,
    ManifestUnsupported,
    SignatureRejected,
    PullQps,
    BackoffOnly,
    CorruptContent,
    CredentialProvider,
    NetworkRestricted,
    Other,
}

/// <summary>The names of the causes in reports and for <c>explain</c>: a contract.</summary>
internal static class PullCauseNames
{
    private static readonly FrozenDictionary<PullCause, string> Names = new Dictionary<PullCause, string>
    {
        [PullCause.Unauthorized] = "unauthorized",
        [PullCause.BadCredentials] = "bad-credentials",
        [PullCause.Forbidden] = "forbidden",
        [PullCause.NotFoundTag] = "not-found-tag",
        [PullCause.NotFoundRepoOrDenied] = "not-found-repo-or-denied",
        [PullCause.QuotaExceeded] = "quota-exceeded",
        [PullCause.RateLimited] = "rate-limited",
        [PullCause.Dns] = "dns",
        [PullCause.ConnectTimeout] = "connect-timeout",
        [PullCause.ConnectionRefused] = "connection-refused",
        [PullCause.TlsUnknownCa] = "tls-unknown-ca",
        [PullCause.TlsOther] = "tls-other",
        [PullCause.HttpVsHttps] = "http-vs-https",
        [PullCause.Proxy] = "proxy",
        [PullCause.PlatformMismatch] = "platform-mismatch",
        [PullCause.InvalidReference] = "invalid-reference",
        [PullCause.NeverPull] = "never-pull",
        [PullCause.MissingSecret] = "missing-secret",
        [PullCause.DiskFull] = "disk-full",
        [PullCause.Registry5xx] = "registry-5xx",
        [PullCause.ManifestUnsupported] = "manifest-unsupported",
        [PullCause.SignatureRejected] = "signature-rejected",
        [PullCause.PullQps] = "pull-qps",
        [PullCause.BackoffOnly] = "backoff-only",
        [PullCause.CorruptContent] = "corrupt-content",
        [PullCause.CredentialProvider] = "credential-provider",
        [PullCause.NetworkRestricted] = "network-restricted",
        [PullCause.Other] = "other",
    }.ToFrozenDictionary();

    public static string Name(this PullCause cause) => Names[cause];
}

using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.Http;

/// <summary>How servers other than the API server are talked to.</summary>
/// <param name="Environment">Reads one environment variable: the proxies.</param>
internal sealed record HttpOptions(Func<string, string?> Environment)
{
    public const string UserAgent = "kubectl-icr/0";

    /// <summary>For one request from the first byte to the last; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>PEM of certificate authorities to trust besides the machine's. Throws a <see cref="UserError"/> when there is none in it.</summary>
    public string? CaPem { init => MoreRoots = value is null ? null : ServerTrust.Roots(value, "--registry-ca", "it"); }

    public X509Certificate2Collection? MoreRoots { get; private init; }

    /// <summary>Whom to trust instead of the machine's authorities and <see cref="MoreRoots"/>; null for those.</summary>
    public ServerTrust? Trust { get; init; }

    public RequestLog? Log { get; init; }
}

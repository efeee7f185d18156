using static KubectlIcr.Kubelet.PullCause;

namespace KubectlIcr.Kubelet;

/// <summary>Quotas, rates, signature policies and blocked networks: refusals that have nothing to do with the credential.</summary>
internal static class LimitPatterns
{
    public static readonly IReadOnlyList<PullPattern> All =
    [
        // Google counts requests a minute under the name of a quota.
        new(RateLimited, "quota metric") { And = "per minute" },
        new(QuotaExceeded, "pull traffic quota", "image storage quota", "storage quota for the current month"),
        new(QuotaExceeded, "quota") { And = "exceed", Or = [RateLimited] },
        new(QuotaExceeded, "data limit exceeded", "bandwidth limit", "data transfer limit") { Or = [RateLimited] },
        new(BadCredentials, "failed login attempts") { Or = [RateLimited] },
        new(RateLimited, "pull rate limit", "rate limit exceeded", "rate exceeded", "exceeded the rate limit", "download rate limit"),
        new(RateLimited, "toomanyrequests", "Too Many Requests") { Or = [QuotaExceeded] },
        new(RateLimited) { Status = [429], Or = [QuotaExceeded] },

        new(SignatureRejected, "SignatureValidationFailed", "signature validation failed", "signature verification failed", "Source image rejected",
            "A signature was required", "no signature exists", "is rejected by policy", "image verifier", "no matching signatures", "Invalid GPG signature",
            "failed to get content trust", "denied the request: Deny ", "policy denied the request"),
        new(SignatureRejected, "due to configured policy", "PROJECTPOLICYVIOLATION", "download blocking policy", "download request rejected")
        { Detail = PullDetail.RegistryPolicy },
        new(SignatureRejected, "invalid policy in", "signatures do not"),
        new(SignatureRejected, "policy.json") { Or = [Other] },
        // Harbor's status for an image its project's rules hold back.
        new(SignatureRejected) { Status = [412], Detail = PullDetail.RegistryPolicy },
        new(Forbidden, "in the allowlist", "in the whitelist", "on the allowlist", "in allowlist") { Detail = PullDetail.RegistryPolicy },

        new(NetworkRestricted, "Private-only access is enabled", "is not allowed access", "not available in your country", "not available in your region",
            "Unavailable For Legal Reasons", "IP address is not allowed", "denied by network", "is blocked in"),
        new(NetworkRestricted) { Status = [451] },
        new(NetworkRestricted, "<html", "<!doctype", "invalid character '<'") { Status = [403], Or = [Forbidden, Proxy] },
    ];
}

using static KubectlIcr.Kubelet.PullCause;

namespace KubectlIcr.Kubelet;

/// <summary>What the kubelet or the node says before any registry is asked.</summary>
internal static class NodePatterns
{
    public static readonly IReadOnlyList<PullPattern> All =
    [
        // The runtime itself is down: its socket refuses, not a registry.
        new(Other, "dial unix", "Is the docker daemon running"),
        new(Other, "deadline exceeded", "DeadlineExceeded", "timeout") { Inspecting = true },

        new(NeverPull, "pull policy of Never", "ErrImageNeverPull"),
        new(PullQps, "pull QPS exceeded"),
        new(InvalidReference, "InvalidImageName", "Failed to apply default image tag", "couldn't parse image", "failed to parse image reference",
            "invalid reference format", "cannot specify 64-byte hexadecimal strings", "unsupported digest algorithm", "invalid checksum digest",
            "repository name must", "short-name", "short name mode is enforcing", "is a short name", "repository name component must"),
        new(MissingSecret, "secret \"", "secrets \"") { And = "not found" },
        new(MissingSecret, "Unable to retrieve some image pull secrets", "FailedToRetrieveImagePullSecret"),

        new(BadCredentials, "unable to parse auth field, must be formatted as") { SecretUnparsable = true },
        new(BadCredentials, "illegal base64 data at input byte", "json: cannot unmarshal", "unexpected end of JSON input", "invalid character '")
        { AtStart = true, SecretUnparsable = true },

        new(CredentialProvider, "credential provider plugin", "external registry credential provider", "error getting credentials", "docker-credential-",
            "credential helper", "GetAuthorizationToken", "get authorization token", "no valid providers in chain"),
        new(DiskFull, "no space left on device", "disk quota exceeded", "not enough space on the disk", "not enough free space",
            "thin pool", "free data blocks"),
    ];
}

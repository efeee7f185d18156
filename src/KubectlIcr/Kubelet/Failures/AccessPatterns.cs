using static KubectlIcr.Kubelet.PullCause;

namespace KubectlIcr.Kubelet;

/// <summary>The registry or its token server refuses: the server's own sentence first, then the kind of token, then the bare status.</summary>
internal static class AccessPatterns
{
    private static readonly int[] ServerErrors = [.. Enumerable.Range(500, 100)];

    public static readonly IReadOnlyList<PullPattern> All =
    [
        // A blob refused after its manifest was served is no matter of IAM; containerd hides the sentence that would say so.
        new(QuotaExceeded, "/blobs", "httpRead", "fetching blob", "copying layer", "copying system image")
        { Status = [403], Icr = true, Not = ["/manifests"], Or = [Forbidden, NetworkRestricted] },
        new(NetworkRestricted, "/blobs", "httpRead", "fetching blob", "copying layer", "copying system image")
        { Status = [403], Icr = false, Not = ["/manifests"], Or = [Forbidden] },

        new(Unauthorized, "Anonymous users are only allowed"),
        new(Unauthorized, "Unauthenticated request") { Or = [NotFoundRepoOrDenied] },
        new(BadCredentials, "login credentials are not valid", "account is not active", "incorrect username or password", "wrong username or password",
            "bad username or password", "invalid username or password", "token has expired", "token is expired", "token expired", "credentials have expired",
            "authentication method is not supported", "API key could not be found", "BXNIM", "error occurred when authenticating your request",
            "invalid_token", "invalid credentials", "authentication failed",
            "HTTP Basic: Access denied", "password or token is incorrect", "Personal Access Token", "token is invalid", "invalid access token"),
        new(Unauthorized, "Please login", "Please log in") { Or = [BadCredentials] },
        new(Unauthorized, "no basic auth credentials"),
        new(Forbidden, "You are not authorized to access", "You were not authorized", "insufficient scope", "CRG0009E") { Or = [NetworkRestricted] },
        new(Forbidden, "PERMISSION_DENIED", "denied: permission", "does not have permission", "Permission \"", "access forbidden", "not authorized to perform",
            "Token exchange failed", "is not enabled for consumer") { Not = ["anonymous token"], Or = [NotFoundRepoOrDenied] },
        new(NotFoundRepoOrDenied, "project ") { And = " not found" },

        new(NotFoundRepoOrDenied, "pull access denied", "repository does not exist or", "requested access to the resource is denied", "insufficient_scope",
            "does not exist or no pull access") { Or = [Unauthorized, Forbidden] },
        // An image stream's import: the registry answered 401.
        new(Unauthorized, "you may not have access to the container image") { Or = [NotFoundRepoOrDenied, BadCredentials] },
        new(Unauthorized, "invalid username/password") { And = "required", Or = [BadCredentials] },
        new(BadCredentials, "invalid username/password") { Or = [Unauthorized] },

        new(Registry5xx) { Status = ServerErrors },
        new(Registry5xx, "Internal Server Error", "Bad Gateway", "Service Unavailable", "Gateway Time-out", "Gateway Timeout", "no healthy upstream"),
        new(Registry5xx, "internal error") { Not = ["internal error: unable to copy"] },
        new(Registry5xx, "unknown: unknown error") { Or = [Other] },

        new(NotFoundRepoOrDenied, "anonymous token") { Status = [404], Or = [Unauthorized] },
        new(Unauthorized, "anonymous token") { Status = [403], Or = [NotFoundRepoOrDenied, NetworkRestricted] },
        new(Unauthorized, "anonymous token") { Icr = false, Or = [NotFoundRepoOrDenied] },
        new(Unauthorized, "anonymous token"),
        // These answer alike to a login that is dead and to one that lacks the right.
        new(Forbidden, "oauth token") { Status = [403], On = ["ghcr.io", "nvcr.io"], Or = [BadCredentials] },
        new(Forbidden, "oauth token") { Status = [403] },
        new(BadCredentials, "oauth token") { Status = [401], On = [".azurecr.io"], Or = [Forbidden] },
        new(BadCredentials, "oauth token") { Status = [400, 401] },
        new(Other, "oauth token"),
        new(Unauthorized, "Requesting bearer token", "Requesting bear token") { Status = [403], Or = [NotFoundRepoOrDenied, Forbidden] },
        new(Unauthorized, "Requesting bearer token", "Requesting bear token") { Status = [400, 401], Or = [BadCredentials] },

        new(Unauthorized, "unauthorized", "authentication required", "authentication is required", "authorization required", "failed to authorize")
        { Icr = false, Not = ["manifest unknown"], Or = [NotFoundRepoOrDenied, BadCredentials] },
        new(Unauthorized, "unauthorized", "authentication required", "authentication is required", "authorization required", "failed to authorize") { Not = ["manifest unknown"], Or = [BadCredentials] },
        new(Unauthorized) { Status = [401], Or = [BadCredentials] },
        new(Forbidden) { Status = [403], Or = [Unauthorized, NetworkRestricted] },
        new(NotFoundRepoOrDenied, "error from registry: denied") { Not = ["denied: "], Or = [Unauthorized, BadCredentials] },
        new(Forbidden, "403 Forbidden", "denied: ", "access denied", "AccessDenied") { Or = [Unauthorized, NetworkRestricted] },
    ];
}

namespace KubectlIcr.EndToEnd.Check;

/// <summary>The table of planted failures: each in the words of a real runtime, each with the finding a person would give.</summary>
internal static class PlantedFailures
{
    private const string Resolve = "failed to pull and unpack image \"@\": failed to resolve reference \"@\": ";
    private const string Anonymous = Resolve + "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://us.icr.io/oauth/token: 401 Unauthorized";
    private const string Refused = Resolve + "failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://us.icr.io/oauth/token: 401 Unauthorized";
    private const string Denied = Resolve + "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed";
    private const string Head = "failed to do request: Head \"https://us.icr.io/v2/team/app/manifests/1.0\": ";

    public static IReadOnlyList<Planted> All { get; } =
    [
        new("p-invalid", "ICR101", "invalid-reference", "Failed to apply default image tag \"@\": couldn't parse image name \"@\": invalid reference format: repository name (Team/App) must be lowercase")
            { Image = "us.icr.io/Team/App:1.0", Names = ["key"], Secrets = Key, Reason = "InvalidImageName" },
        new("p-tag", "ICR102", "not-found-tag", Resolve + "@: not found") { Image = "us.icr.io/team/app:9.9", Names = ["key"], Secrets = Key, Reason = "ImagePullBackOff" },
        new("p-repository", "ICR103", "not-found-repo-or-denied", "initializing source docker://@: reading manifest 1.0 in us.icr.io/team/gone: name unknown: repository name not known to registry")
            { Image = "us.icr.io/team/gone:1.0", Names = ["key"], Secrets = Key },
        new("p-host", "ICR106", "dns", Resolve + "failed to do request: Head \"https://eu.icr.io/v2/team/app/manifests/1.0\": dial tcp: lookup eu.icr.io on 172.21.0.10:53: no such host")
            { Image = "eu.icr.io/team/app:1.0", Names = ["key"], Secrets = Key },
        new("p-platform", "ICR107", "platform-mismatch", "failed to pull and unpack image \"@\": no match for platform in manifest: not found") { Names = ["key"], Secrets = Key, Node = Planted.OtherNode },
        new("p-never", "ICR108", "never-pull", "Container image \"@\" is not present with pull policy of Never") { Reason = "ErrImageNeverPull" },
        new("p-quota", "ICR201", "quota-exceeded", "copying system image from manifest list: reading blob sha256:aa: fetching blob: denied: Your account has exceeded its pull traffic quota for the current month.")
            { Names = ["key"], Secrets = Key },
        new("p-rate", "ICR203", "rate-limited", Resolve + "unexpected status from HEAD request to https://us.icr.io/v2/team/app/manifests/1.0: 429 Too Many Requests") { Names = ["key"], Secrets = Key },
        new("p-down", "ICR204", "registry-5xx", "Error response from daemon: received unexpected HTTP status: 500 Internal Server Error") { Names = ["key"], Secrets = Key },
        new("p-none", "ICR301", "unauthorized", Anonymous),
        new("p-none-init", "ICR301", "unauthorized", Anonymous) { Init = true, Reason = "ImagePullBackOff" },
        new("p-none-deployment", "ICR301", null, null) { Workload = "Deployment" },
        new("p-missing", "ICR302", "unauthorized", Anonymous) { Names = ["all-icr-io"] },
        new("p-later", "ICR303", "unauthorized", Anonymous) { Secrets = Key, AccountLater = ["key"], Reason = "ImagePullBackOff" },
        new("p-hidden", "ICR304", "unauthorized", Anonymous) { Names = ["quay"], Account = ["key"], Secrets = ns => [.. Key(ns), Secrets.DockerRegistry(ns, "quay", "quay.io", "other-key")] },
        new("p-account", "ICR305", "unauthorized", Anonymous) { Account = ["all-icr-io"] },
        new("p-account-template", "ICR305", null, null) { Account = ["all-icr-io"], Workload = "StatefulSet" },
        new("p-healing", "ICR307", "unauthorized", Anonymous) { Names = ["key"], Secrets = Key },
        new("p-opaque", "ICR401", "unauthorized", Anonymous) { Names = ["key"], Secrets = ns => [Secrets.New(ns, "key", "Opaque", new Dictionary<string, string> { [".dockerconfigjson"] = "{\"auths\":{\"us.icr.io\":{\"auth\":\"dTpw\"}}}" })] },
        new("p-broken", "ICR402", "bad-credentials", "unable to parse auth field, must be formatted as base64(username:password)")
            { Names = ["good", "key"], Secrets = ns => [Payload(ns, "{\"auths\":{\"us.icr.io\":{\"auth\":\"Z29vZC1rZXk=\"}}}"), Secrets.DockerRegistry(ns, "good", "us.icr.io", "good-key")], Reason = "ImagePullBackOff" },
        new("p-region", "ICR403", "unauthorized", Anonymous) { Image = "de.icr.io/team/app:1.0", Names = ["key"], Secrets = Key },
        new("p-bluemix", "ICR403", "unauthorized", Anonymous) { Image = "registry.ng.bluemix.net/team/app:1.0", Names = ["key"], Secrets = Key },
        new("p-private", "ICR403", "unauthorized", Anonymous) { Image = "private.us.icr.io/team/app:1.0", Names = ["key"], Secrets = Key },
        new("p-empty", "ICR404", "unauthorized", Anonymous) { Names = ["key"], Secrets = ns => [Payload(ns, "{\"auths\":{\"us.icr.io\":{}},\"credsStore\":\"desktop\"}")] },
        new("p-token", "ICR405", "bad-credentials", Refused) { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "us.icr.io", "old-token", "token")] },
        new("p-short", "ICR407", "bad-credentials", Refused) { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "us.icr.io", "eyJraWQ", "iambearer")] },
        new("p-entitled", "ICR408", "not-found-repo-or-denied", Denied) { Image = "cp.icr.io/cp/db2:11.5", Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "cp.icr.io", "some-key")] },
        new("p-garbled", "ICR409", "bad-credentials", Refused) { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "us.icr.io", "good-key\n")] },
        new("p-refused", "ICR501", "bad-credentials", Refused) { KeyPulls = null, Names = ["key"], Secrets = Key },
        new("p-refused-crio", "ICR501", "bad-credentials", "rpc error: code = Unknown desc = unable to retrieve auth token: invalid username/password: unauthorized: The login credentials are not valid, or your IBM Cloud account is not active.")
            { KeyPulls = null, Names = ["key"], Secrets = Key },
        new("p-denied", "ICR502", "not-found-repo-or-denied", Denied) { KeyPulls = [], Names = ["key"], Secrets = Key },
        new("p-several", "ICR501 ICR502", "bad-credentials", $"[rpc error: code = Unknown desc = {Refused}, rpc error: code = Unknown desc = {Denied}]")
            { KeyPulls = null, Names = ["key", "second"], Secrets = ns => [.. Key(ns), Secrets.DockerRegistry(ns, "second", "us.icr.io", "other-account")], Reason = "ImagePullBackOff" },
        new("p-dns", "ICR601", "dns", Resolve + Head + "dial tcp: lookup us.icr.io on 172.21.0.10:53: read udp 10.1.2.3:4->172.21.0.10:53: i/o timeout") { Names = ["key"], Secrets = Key },
        new("p-timeout", "ICR602", "connect-timeout", Resolve + Head + "dial tcp 169.60.98.86:443: i/o timeout") { Names = ["key"], Secrets = Key },
        new("p-connection", "ICR603", "connection-refused", Resolve + Head + "dial tcp 169.60.98.86:443: connect: connection refused") { Names = ["key"], Secrets = Key },
        new("p-ca", "ICR604", "tls-unknown-ca", Resolve + Head + "tls: failed to verify certificate: x509: certificate signed by unknown authority") { Names = ["key"], Secrets = Key },
        new("p-clock", "ICR605", "tls-other", Resolve + Head + "x509: certificate has expired or is not yet valid: current time 2019-01-01T00:00:00Z is before 2026-01-01T00:00:00Z") { Names = ["key"], Secrets = Key },
        new("p-http", "ICR606", "http-vs-https", Resolve + "failed to do request: Head \"https://10.0.0.5:5000/v2/team/app/manifests/1.0\": http: server gave HTTP response to HTTPS client") { Image = "10.0.0.5:5000/team/app:1.0" },
        new("p-proxy", "ICR607", "proxy", Resolve + Head + "proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused") { Names = ["key"], Secrets = Key },
        new("p-private-only", "ICR608", "network-restricted", "initializing source docker://@: Requesting bearer token: denied: Private-only access is enabled on this account, but this request was over the public network. You must access this account over the private network")
            { Names = ["key"], Secrets = Key },
        new("p-disk", "ICR701", "disk-full", "failed to pull and unpack image \"@\": failed to extract layer sha256:aa: write /var/lib/containerd/x: no space left on device") { Names = ["key"], Secrets = Key, Node = Planted.OtherNode },
        new("p-qps", "ICR702", "pull-qps", "pull QPS exceeded") { Names = ["key"], Secrets = Key },
        new("p-signature", "ICR704", "signature-rejected", "SignatureValidationFailed: Source image rejected: A signature was required, but no signature exists") { Names = ["key"], Secrets = Key, Reason = "SignatureValidationFailed" },
        new("p-admission", "ICR801", "other", "Error creating: admission webhook \"trust.hooks.securityenforcement.admission.cloud.ibm.com\" denied the request: \nDeny \"@\", no image policies or cluster polices") { Workload = "ReplicaSet", Names = ["key"], Secrets = Key },
        new("p-no-account", "ICR802", "other", "Error creating: pods \"web-\" is forbidden: error looking up service account p-no-account/robot: serviceaccount \"robot\" not found") { Workload = "ReplicaSet", Names = ["key"], Secrets = Key, ServiceAccount = "robot" },
        new("p-aged", "ICR901", "backoff-only", null) { Names = ["key"], Secrets = Key, Reason = "ImagePullBackOff" },
        new("p-unknown", "ICR902", "other", "the flux capacitor is not fluxing") { Names = ["key"], Secrets = Key },
    ];

    private static JsonObject[] Key(string @namespace) => [Secrets.DockerRegistry(@namespace, "key", "us.icr.io", Planted.KeyOf(@namespace))];

    private static JsonObject Payload(string @namespace, string json) =>
        Secrets.New(@namespace, "key", "kubernetes.io/dockerconfigjson", new Dictionary<string, string> { [".dockerconfigjson"] = json });
}

using System.Collections.Frozen;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>Each cause in words for people, and what decides whether it is the one. JSON has <see cref="PullCauseNames"/>.</summary>
internal static class CausePhrases
{
    private static readonly FrozenDictionary<PullCause, (string Words, string Decider)> All = new Dictionary<PullCause, (string, string)>
    {
        [PullCause.Unauthorized] = ("no login reached the registry", "which pull secrets the pod names for that host"),
        [PullCause.BadCredentials] = ("the login is wrong or has expired", "a login with the same credentials on another machine"),
        [PullCause.Forbidden] = ("the login lacks the right to pull", "the rights of the login at the registry"),
        [PullCause.NotFoundTag] = ("the tag or digest does not exist", "the list of the repository's tags"),
        [PullCause.NotFoundRepoOrDenied] = ("the repository does not exist, or is hidden from this login", "the list of the registry's repositories"),
        [PullCause.QuotaExceeded] = ("a quota is used up", "the quota page of the registry's account"),
        [PullCause.RateLimited] = ("the registry limits the rate of pulls", "the same pull an hour later"),
        [PullCause.Dns] = ("the node can't resolve the name", "a lookup from the node"),
        [PullCause.ConnectTimeout] = ("no answer came in time", "a request from the node"),
        [PullCause.ConnectionRefused] = ("the connection was refused", "a request from the node"),
        [PullCause.TlsUnknownCa] = ("the node does not trust the certificate", "the certificate that the node gets"),
        [PullCause.TlsOther] = ("TLS failed", "the certificate that the node gets"),
        [PullCause.HttpVsHttps] = ("the server does not speak TLS", "a request from the node"),
        [PullCause.Proxy] = ("a proxy on the way failed", "the node's proxy settings"),
        [PullCause.PlatformMismatch] = ("the image has no variant for the platform", "the list of the image's platforms"),
        [PullCause.InvalidReference] = ("the image's name is not valid", "the name itself"),
        [PullCause.NeverPull] = ("the pull policy forbids the pull", "the container's imagePullPolicy"),
        [PullCause.MissingSecret] = ("a pull secret does not exist", "the namespace's secrets"),
        [PullCause.DiskFull] = ("the node's disk is full", "the disk of the node"),
        [PullCause.Registry5xx] = ("the registry has a fault of its own", "the registry's status page"),
        [PullCause.ManifestUnsupported] = ("the runtime can't use the manifest", "the manifest's media type"),
        [PullCause.SignatureRejected] = ("a policy rejects the image", "the policy"),
        [PullCause.PullQps] = ("the kubelet limits its own pulls", "the same pull a minute later"),
        [PullCause.BackoffOnly] = ("the kubelet waits for its next try", "the event of the next try"),
        [PullCause.CorruptContent] = ("the image is incomplete or damaged", "the same pull on another machine"),
        [PullCause.CredentialProvider] = ("the node's credential provider failed", "the kubelet's log on the node"),
        [PullCause.NetworkRestricted] = ("the node's network or region is refused", "the same request from another network"),
        [PullCause.Other] = ("a cause that the text does not name", "the log of the container runtime on the node"),
    }.ToFrozenDictionary();

    /// <summary>The cause as a clause.</summary>
    public static string Phrase(this PullCause cause) => All[cause].Words;

    /// <summary>What tells whether it is this cause, as a noun.</summary>
    public static string Decider(this PullCause cause) => All[cause].Decider;
}

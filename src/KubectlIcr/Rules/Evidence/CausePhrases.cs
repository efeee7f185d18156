using System.Collections.Frozen;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>Each cause in words for people, and how to check whether it is the one. JSON has <see cref="PullCauseNames"/>.</summary>
internal static class CausePhrases
{
    private static readonly FrozenDictionary<PullCause, (string Words, string Decider)> All = new Dictionary<PullCause, (string, string)>
    {
        [PullCause.Unauthorized] = ("no credentials reached the registry", "list the pod's pull secrets for the registry"),
        [PullCause.BadCredentials] = ("the credentials are wrong or have expired", "log in with the same credentials on another machine"),
        [PullCause.Forbidden] = ("the credentials lack the permission to pull", "review their permissions in the registry"),
        [PullCause.NotFoundTag] = ("the tag or digest does not exist", "list the repository's tags"),
        [PullCause.NotFoundRepoOrDenied] = ("the repository does not exist, or the registry denied access to it", "list the registry's repositories"),
        [PullCause.QuotaExceeded] = ("a quota is used up", "look up the quota of the registry account"),
        [PullCause.RateLimited] = ("a rate limit of the registry is exceeded", "repeat the pull in an hour"),
        [PullCause.Dns] = ("the node can't resolve the name", "look up the name from the node"),
        [PullCause.ConnectTimeout] = ("no response came in time", "send a request from the node"),
        [PullCause.ConnectionRefused] = ("the connection was refused", "send a request from the node"),
        [PullCause.TlsUnknownCa] = ("the node does not trust the certificate", "look at the certificate that the node gets"),
        [PullCause.TlsOther] = ("TLS failed", "look at the certificate that the node gets"),
        [PullCause.HttpVsHttps] = ("the server does not speak TLS", "send a request from the node"),
        [PullCause.Proxy] = ("a proxy failed", "look at the node's proxy settings"),
        [PullCause.PlatformMismatch] = ("the image has no variant for the platform", "list the image's platforms"),
        [PullCause.InvalidReference] = ("the image reference is not valid", "look at the reference"),
        [PullCause.NeverPull] = ("the pull policy forbids the pull", "look at the container's imagePullPolicy"),
        [PullCause.MissingSecret] = ("a pull secret does not exist", "list the namespace's secrets"),
        [PullCause.DiskFull] = ("the node's disk is full", "look at the node's disk"),
        [PullCause.Registry5xx] = ("the registry has an outage", "look at the registry's status page"),
        [PullCause.ManifestUnsupported] = ("the runtime can't use the manifest", "look at the manifest's media type"),
        [PullCause.SignatureRejected] = ("a policy rejects the image", "look at the policy"),
        [PullCause.PullQps] = ("the kubelet limits its own pulls", "repeat the pull in a minute"),
        [PullCause.BackoffOnly] = ("the kubelet is backing off between retries", "look at the event when it retries"),
        [PullCause.CorruptContent] = ("the image is incomplete or damaged", "pull the image on another machine"),
        [PullCause.CredentialProvider] = ("the node's credential provider failed", "read the kubelet's log on the node"),
        [PullCause.NetworkRestricted] = ("the node's network or region is refused", "send the same request from another network"),
        [PullCause.Other] = ("a cause that the error does not mention", "read the log of the container runtime on the node"),
    }.ToFrozenDictionary();

    /// <summary>The cause as a clause.</summary>
    public static string Phrase(this PullCause cause) => All[cause].Words;

    /// <summary>What to do to find out whether it is this cause, as a command.</summary>
    public static string Decider(this PullCause cause) => All[cause].Decider;
}

using System.Collections.Frozen;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>What each cause means, in a sentence, and which rules are likeliest to find what is behind it.</summary>
internal static class CauseSentences
{
    private static readonly FrozenDictionary<PullCause, (string Sentence, string[] Likely)> All = new Dictionary<PullCause, (string, string[])>
    {
        [PullCause.Unauthorized] = ("The registry requires credentials. The error does not say whether the node sent any.", ["ICR301", "ICR302", "ICR403"]),
        [PullCause.BadCredentials] = ("The registry rejected the credentials that the node sent.", ["ICR501", "ICR503", "ICR409"]),
        [PullCause.Forbidden] = ("The registry denies access to the image.", ["ICR502", "ICR504", "ICR505"]),
        [PullCause.NotFoundTag] = ("The registry does not have this tag or digest.", ["ICR102"]),
        [PullCause.NotFoundRepoOrDenied] = ("The repository does not exist, or access to it is denied. The registry does not say which.", ["ICR301", "ICR502", "ICR103"]),
        [PullCause.QuotaExceeded] = ("A quota of the registry account is used up.", ["ICR201", "ICR202"]),
        [PullCause.RateLimited] = ("The registry's rate limit is exceeded.", ["ICR203"]),
        [PullCause.Dns] = ("A host name could not be resolved on the node.", ["ICR601"]),
        [PullCause.ConnectTimeout] = ("The node could not connect to the registry, or the connection timed out.", ["ICR602"]),
        [PullCause.ConnectionRefused] = ("A host refused the node's connection.", ["ICR603"]),
        [PullCause.TlsUnknownCa] = ("The node does not trust the certificate that it received.", ["ICR604"]),
        [PullCause.TlsOther] = ("The TLS connection failed.", ["ICR605"]),
        [PullCause.HttpVsHttps] = ("The node used HTTPS, but the server responded with plain HTTP.", ["ICR606"]),
        [PullCause.Proxy] = ("A proxy failed or refused the node's request.", ["ICR607"]),
        [PullCause.PlatformMismatch] = ("The image has no variant for the node's platform.", ["ICR107"]),
        [PullCause.InvalidReference] = ("The image reference is not valid, so no registry was contacted.", ["ICR101"]),
        [PullCause.NeverPull] = ("The pull policy is Never, and the node has no image that this pod is allowed to use.", ["ICR108"]),
        [PullCause.MissingSecret] = ("The kubelet could not retrieve a pull secret that the pod lists.", ["ICR302", "ICR305"]),
        [PullCause.DiskFull] = ("The node has no space left for the image.", ["ICR701"]),
        [PullCause.Registry5xx] = ("The registry responded with a server error.", ["ICR204"]),
        [PullCause.ManifestUnsupported] = ("The node can't use what the registry has under this name.", ["ICR705"]),
        [PullCause.SignatureRejected] = ("A signature policy rejected the image.", ["ICR704"]),
        [PullCause.PullQps] = ("The kubelet limits how many pulls it starts per second, and this one was over the limit.", ["ICR702"]),
        [PullCause.BackoffOnly] = ("The kubelet is backing off between retries. This message does not say why the pull failed, but the pod's events might.", []),
        [PullCause.CorruptContent] = ("The node received content that is damaged or incomplete.", ["ICR703"]),
        [PullCause.CredentialProvider] = ("The node's credential provider plugin failed.", ["ICR706"]),
        [PullCause.NetworkRestricted] = ("A network or region restriction refused the request.", ["ICR609", "ICR608"]),
        [PullCause.Other] = ("The error is not one that kubectl icr recognizes.", ["ICR902"]),
    }.ToFrozenDictionary();

    /// <summary>The cause of a failure, as far as its text shows.</summary>
    public static string Of(PullFailure failure) => failure switch
    {
        { SecretUnparsable: true } => "The kubelet can't parse one of the pod's pull secrets, so no registry was contacted.",
        { Mirror: { } mirror } => $"The mirror {mirror} does not serve the image.",
        { Detail: PullDetail.RegistryPolicy } => "The registry has the image, but one of its policies blocks it.",
        { Detail: PullDetail.CutOff } => "A connection from the node was closed before the response was complete.",
        { Detail: PullDetail.NoRoute } => "The node has no route to the address.",
        { Detail: PullDetail.Cancelled } => "The node's container runtime cancelled the pull itself.",
        { Detail: PullDetail.MissingPart } => "The image exists, but a part that its manifest lists is missing.",
        { Cause: PullCause.Unauthorized, CredentialSent: false } => "The registry requires credentials, and the node sent none.",
        { Cause: PullCause.Unauthorized, CredentialSent: true } => "The registry requires credentials, and did not accept the ones that the node sent.",
        _ => Of(failure.Cause),
    };

    public static string Of(PullCause cause) => All[cause].Sentence;

    /// <summary>Those that have something to say of the text itself; where none has, the other rules that do.</summary>
    private static List<string> Telling(PullFailure failure, string[] likely)
    {
        var telling = RuleList.All.Where(rule => rule.Tells(failure)).ToList();
        return likely.Where(id => telling.Exists(rule => rule.Id == id)).ToList() is { Count: > 0 } own ? own
            : likely.Length == 0 ? []
            : [.. telling.Where(rule => !rule.IsFallback).Take(MostLikely).Select(rule => rule.Id)];
    }

    private const int MostLikely = 3;

    /// <summary>The ids of the rules, most likely first.</summary>
    /// <param name="unretrieved">The kubelet said that it could not retrieve a pull secret of the pod.</param>
    public static IReadOnlyList<string> Likely(PullFailure failure, bool unretrieved)
    {
        IReadOnlyList<string> likely = failure switch
        {
            { SecretUnparsable: true } => [UnparsableSecret.RuleId],
            { Cause: PullCause.Unauthorized, CredentialSent: true } => ["ICR501", "ICR307"],
            { Cause: PullCause.Forbidden or PullCause.NotFoundRepoOrDenied, CredentialSent: false } => All[PullCause.Unauthorized].Likely,
            { Cause: PullCause.NotFoundRepoOrDenied, CredentialSent: true } => ["ICR502", "ICR504", "ICR103"],
            { Cause: PullCause.QuotaExceeded } when Quota.IsStorage(failure) => ["ICR202"],
            { Cause: PullCause.QuotaExceeded } when Quota.IsSaid(failure) => ["ICR201"],
            _ => Telling(failure, All[failure.Cause].Likely),
        };
        return unretrieved && likely.Contains("ICR301") ? ["ICR302", .. likely.Where(id => id is not ("ICR301" or "ICR302"))] : likely;
    }
}

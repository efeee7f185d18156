using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>
/// Reads a registry's refusal as the kubelet's text of it is read: one cause. Sources: OCI distribution spec, error codes; for Container Registry's
/// own words IBM's troubleshooting pages on access denied, quota, private-only access and manifest unknown.
/// </summary>
internal static class AnswerFailure
{
    private static readonly string[] UnknownRepository = ["NAME_UNKNOWN", "repository name not known", "repository not found", "project not found"];

    /// <summary>Null when the answer serves the image, or is none.</summary>
    public static PullFailure? Of(PullAnswer one)
    {
        var answer = one.Answer;
        if (answer.IsOk || answer.Fault is not null || answer.ForeignRealm is not null || answer.Status is not { } status)
            return null;
        var cause = CauseOf(answer, status, isAnonymous: one.Try is null);
        return new PullFailure
        {
            Cause = cause,
            Candidates = DependsOnNetwork(cause) ? [cause, PullCause.NetworkRestricted] : [],
            Text = answer.Words,
            Summary = answer.Words,
            Host = answer.Host,
            CredentialSent = one.Try is not null,
        };
    }

    private static PullCause CauseOf(RegistryAnswer answer, int status, bool isAnonymous) => status switch
    {
        _ when Says(answer, "quota") => PullCause.QuotaExceeded,
        _ when Says(answer, "Private-only access is enabled") => PullCause.NetworkRestricted,
        429 => PullCause.RateLimited,
        451 => PullCause.NetworkRestricted,
        >= 500 => PullCause.Registry5xx,
        400 when answer.Stage == AnswerStage.Login => isAnonymous ? PullCause.Unauthorized : PullCause.BadCredentials,
        401 or 403 => Refusal(answer, status, isAnonymous),
        404 => Missing(answer),
        _ => PullCause.Other,
    };

    /// <summary>A refusal of a blob, once the manifest was given, is a quota as containerd's text of it is: nothing else is known to do so.</summary>
    private static PullCause Refusal(RegistryAnswer answer, int status, bool isAnonymous) =>
        answer.Stage == AnswerStage.Blob ? PullCause.QuotaExceeded
        : IsPage(answer) ? PullCause.NetworkRestricted
        : isAnonymous ? PullCause.Unauthorized
        : status == 401 && answer.LoginTaken != true ? PullCause.BadCredentials
        : PullCause.Forbidden;

    private static PullCause Missing(RegistryAnswer answer) =>
        answer.Stage != AnswerStage.Manifest || IsPage(answer) ? PullCause.Other
        : answer.Code == "NAME_UNKNOWN" || Array.Exists(UnknownRepository, words => Says(answer, words)) ? PullCause.NotFoundRepoOrDenied
        : PullCause.NotFoundTag;

    /// <summary>A web page instead of a registry's error: a proxy's, a firewall's.</summary>
    private static bool IsPage(RegistryAnswer answer) => answer.Code is null && Says(answer, "text/html");

    /// <summary>From another network the answer may be another: restrictions, limits and outages are judged by address.</summary>
    private static bool DependsOnNetwork(PullCause cause) => cause is PullCause.Forbidden or PullCause.RateLimited;

    private static bool Says(RegistryAnswer answer, string words) => answer.Sentence?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}

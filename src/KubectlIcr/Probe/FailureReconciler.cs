using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>
/// Weighs what the node said against what the registry answers from this machine. The node is right about its own network and files, and wherever it got
/// further than we did; the registry's newer answer is right about the credential, the permission and the name.
/// </summary>
internal static class FailureReconciler
{
    private static readonly PullCause[] Access =
        [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.MissingSecret];

    /// <summary>What the registry may answer differently now.</summary>
    private static readonly PullCause[] Lookup = [.. Access, PullCause.NotFoundTag, PullCause.PlatformMismatch, PullCause.QuotaExceeded];

    /// <summary>From the least to the most that a credential got.</summary>
    private static readonly PullCause[] Progress =
    [
        PullCause.BadCredentials, PullCause.Unauthorized, PullCause.NetworkRestricted, PullCause.Forbidden, PullCause.Other, PullCause.Registry5xx, PullCause.RateLimited,
        PullCause.NotFoundRepoOrDenied, PullCause.NotFoundTag, PullCause.QuotaExceeded, PullCause.PlatformMismatch,
    ];

    /// <summary>The pull with the failure that all the evidence leaves.</summary>
    public static Pull Of(Pull pull, ClusterFacts facts)
    {
        if (pull.RegistryCheck is not { Unanswered: null } inquiry || pull.HasTrialPulled)
            return pull;
        var said = pull.Failure;
        if (Answered(pull, inquiry, facts) is { } answered)
            return said is not null && IsSame(answered, said) ? pull with { Failure = Confirmed(said, answered) }
                : Decides(answered, said) ? pull with { Failure = answered, FailureSource = Pull.FromRegistry, Overtaken = said }
                : pull;
        return said is not null && inquiry.IsAdmitted && IsOvertaken(said, inquiry)
            ? pull with { Failure = said with { Cause = PullCause.BackoffOnly, Candidates = [], Parts = [] }, Overtaken = said }
            : pull;
    }

    /// <summary>The registry's refusal, or an image that does not fit the node; null when it gives the image.</summary>
    private static PullFailure? Answered(Pull pull, RegistryCheck inquiry, ClusterFacts facts)
    {
        if (inquiry.IsAdmitted)
            return Misfit(pull, inquiry.Deciding, facts);
        var parts = inquiry.Answers.Select(AnswerFailure.Of).OfType<PullFailure>().ToList();
        return parts.Count == 1 ? parts[0]
            : parts.MaxBy(part => Array.IndexOf(Progress, part.Cause)) is { } furthest
                ? furthest with { Parts = parts, Text = string.Join("; ", parts.Select(part => part.Text).Distinct()) }
                : null;
    }

    private static PullFailure? Misfit(Pull pull, RegistryAnswer answer, ClusterFacts facts)
    {
        if (pull.Pod.NodeName is not { } name || facts.Node(name).Value is not { } node || answer.Manifest is not { Platforms: { Count: > 0 } platforms }
            || platforms.Any(platform => platform.Os == node.OperatingSystem && platform.Architecture == node.Architecture))
            return null;
        var words = $"{answer.Host} has the image only for {string.Join(", ", platforms.Distinct())}";
        return new PullFailure { Cause = PullCause.PlatformMismatch, Text = words, Summary = words };
    }

    /// <summary>The two say the same, and the node's word loses nothing: of a repository that is not there only the registry's own word is plain.</summary>
    private static bool IsSame(PullFailure answered, PullFailure said) =>
        answered.Cause == said.Cause && answered.Cause != PullCause.NotFoundRepoOrDenied && answered.Parts.Count == 0;

    /// <summary>Two networks got the same answer: what the text left open is closed, but what one of the two words tells more.</summary>
    private static PullFailure Confirmed(PullFailure said, PullFailure answered) =>
        said with { Candidates = [], Parts = [], CredentialSent = answered.CredentialSent ?? said.CredentialSent };

    private static bool Decides(PullFailure answered, PullFailure? said) => said switch
    {
        null or { Cause: PullCause.BackoffOnly or PullCause.Other } => true,
        { SecretUnparsable: true } => false,
        { Cause: PullCause.MissingSecret } when answered.Cause == PullCause.Unauthorized => false,
        { Cause: PullCause.NotFoundTag } => answered.Cause is PullCause.NotFoundTag or PullCause.NotFoundRepoOrDenied, // containerd says of both but "not found"
        { Cause: PullCause.QuotaExceeded or PullCause.PlatformMismatch } => answered.Cause == said.Cause,
        _ when Access.Contains(said.Cause) => (Lookup.Contains(answered.Cause) || answered.IsPrivateOnly) && !said.IsPrivateOnly,
        _ => false,
    };

    /// <summary>The registry gives now what it refused the node. Not where the node sent no credential though there is one: it was made since.</summary>
    private static bool IsOvertaken(PullFailure said, RegistryCheck inquiry) =>
        Lookup.Contains(said.Cause) && !said.IsPrivateOnly && !said.SecretUnparsable
        && !(said.CredentialSent == false && inquiry.Answers[0].Try is not null)
        && (said.Cause != PullCause.QuotaExceeded || inquiry.Deciding.Stage == AnswerStage.Blob);
}

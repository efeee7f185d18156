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
        if (pull.RegistryCheck is not { Unanswered: null } check || pull.HasTrialPulled)
            return pull;
        return (Said: pull.Failure, Answered: Answered(pull, check, facts)) switch
        {
            ({ } said, { } answered) when IsSame(answered, said) => pull with { Failure = Confirmed(said, answered) },
            (var said, { } answered) when Decides(answered, said) => pull with { Failure = answered, FailureSource = Pull.FromRegistry, Overtaken = said },
            ({ } said, null) when check.IsAdmitted && IsOvertaken(said, check) =>
                pull with { Failure = said with { Cause = PullCause.BackoffOnly, Candidates = [], Parts = [] }, Overtaken = said },
            _ => pull,
        };
    }

    /// <summary>The registry's refusal, or an image that does not fit the node; null when it gives the image.</summary>
    private static PullFailure? Answered(Pull pull, RegistryCheck check, ClusterFacts facts)
    {
        if (check.IsAdmitted)
            return Misfit(pull, check.Deciding, facts);
        var parts = check.Answers.Select(AnswerFailure.Of).OfType<PullFailure>().ToList();
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

    /// <summary>The registry's answer takes the place of what the node said.</summary>
    private static bool Decides(PullFailure answered, PullFailure? said) => said switch
    {
        null or { Cause: PullCause.BackoffOnly or PullCause.Other } => true, // the node's text says nothing
        { SecretUnparsable: true } => false,
        { Cause: PullCause.NotFoundTag } => answered.Cause is PullCause.NotFoundTag or PullCause.NotFoundRepoOrDenied, // containerd says of both but "not found"
        { Cause: PullCause.QuotaExceeded or PullCause.PlatformMismatch } => answered.Cause == said.Cause,
        { Cause: PullCause.MissingSecret } when answered.Cause == PullCause.Unauthorized => false, // the missing secret is why
        { IsPrivateOnly: true } => false,
        _ => Access.Contains(said.Cause) && (Lookup.Contains(answered.Cause) || answered.IsPrivateOnly),
    };

    /// <summary>The registry gives now what it refused the node. Not where the node sent no credential though there is one: it was made since.</summary>
    private static bool IsOvertaken(PullFailure said, RegistryCheck check) =>
        Lookup.Contains(said.Cause) && !said.IsPrivateOnly && !said.SecretUnparsable
        && !(said.CredentialSent == false && check.Answers[0].Try is not null)
        && (said.Cause != PullCause.QuotaExceeded || check.Deciding.Stage == AnswerStage.Blob);
}

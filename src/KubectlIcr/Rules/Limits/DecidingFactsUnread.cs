using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR904: the failure is understood, but which object is at fault can't be told from what could be read.</summary>
internal sealed class DecidingFactsUnread : PullRule
{
    public override string Id => "ICR904";

    public override Severity Severity => Severity.Error;

    public override string Title => "The registry refuses the pull, and the reason was not found";

    public override bool IsFallback => true;

    public override IReadOnlyList<PullCause> Explains =>
        [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.MissingSecret];

    public override string Cause =>
        "The error shows how the registry responded, but the pull secrets or the service account that would show which of them is at fault could "
        + "not be read, or show no problem. IBM serves the images in icr.io/cpopen and icr.io/appcafe to everyone. If such a pull is refused without credentials, "
        + "the name is probably wrong, or a proxy or mirror responds in the registry's place.";

    public override string Remedy =>
        "Run the check as a user who is allowed to get secrets and service accounts in the namespace, or ask someone who is. For an open image, check its name "
        + "first.";

    public override string WhenToIgnore => "Never: the pod still can't pull its image.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool AppliesTo(Pull pull) => pull.Failure is { } failure && Explains.Contains(failure.Cause) && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var failure = pull.Failure!;
        yield return Found(pull, $"{Happened(pull, failure)}{(Unread(pull) is { } unread ? $"; to find out {(failure.SecretUnparsable ? "which one" : "why")}, the check needs the {Needed(unread)}" : "")}", Certainty.Possible,
            [CommonEvidence.Text(pull), CommonEvidence.NodeCredential(pull) ?? Sent(failure), .. CommonEvidence.LeftOpen(pull, failure)], [LookAtOpenImage(pull), Look(pull, facts)]);
    }

    /// <summary>A pod with a list of its own gets nothing from its service account.</summary>
    private static string? Unread(Pull pull) => pull.SecretsFromServiceAccount ? MissingFacts.AccountOrSecret(pull) : MissingFacts.Secret(pull) ?? pull.ServiceAccount.Unread;

    /// <summary><c>secrets in namespace team-a (forbidden)</c>.</summary>
    private static string Needed(string unread) => unread.Split(": ", 2) is [var what, var why] ? $"{what} ({why})" : unread;

    private static string Happened(Pull pull, PullFailure failure) =>
        failure.SecretUnparsable ? "a pull secret of the pods can't be parsed"
        : pull.IsOpenImage() ? $"{pull.Image!.Registry} refuses {pull.Image.Repository}, which IBM serves to everyone"
        : $"{pull.Image?.Registry ?? "the registry"} refuses the pull";

    private static Fix? Look(Pull pull, ClusterFacts facts) =>
        new[] { MissingFacts.Secret(pull) is null ? null : "secrets", pull.ServiceAccount.Unread is null ? null : "serviceaccounts" }.OfType<string>().ToArray() is { Length: > 0 } kinds
            ? MissingFacts.Fix(pull, facts, "get", kinds)
            : null;

    private static Fix? LookAtOpenImage(Pull pull) =>
        pull.IsOpenImage()
            ? ImageFixes.InspectWithoutLogin(pull, "try without credentials: if this fails too, the image does not exist; if it works, a proxy or mirror sends the node a different response")
            : null;

    private static Evidence? Sent(PullFailure failure) => failure.CredentialSent switch
    {
        true => Evidence.Note("according to the error, the node sent credentials"),
        false => Evidence.Note("according to the error, the node sent no credentials"),
        null => null,
    };
}

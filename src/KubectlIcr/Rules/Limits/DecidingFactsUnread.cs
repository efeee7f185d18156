using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR904: the failure is understood, but which object is at fault can't be told from what could be read.</summary>
internal sealed class DecidingFactsUnread : PullRule
{
    public override string Id => "ICR904";

    public override Severity Severity => Severity.Error;

    public override string Title => "The pull is refused, and what was read does not tell why";

    public override bool IsFallback => true;

    public override IReadOnlyList<PullCause> Explains =>
        [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.MissingSecret];

    public override string Cause =>
        "The text of the failure says what the registry answered, but the pull secrets or the service account that would tell which of them is at fault could "
        + "not be read, or show no fault. IBM gives the images in icr.io/cpopen and icr.io/appcafe to everyone: where such a pull is refused without a "
        + "credential, the name is likely wrong, or a proxy or mirror answers in the registry's place.";

    public override string Remedy =>
        "Run the check as a user who may get secrets and service accounts in the namespace, or ask somebody who may. For an open image check its name first.";

    public override string WhenFine => "Never: the pod still can't pull.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool Concerns(Pull pull) => pull.Failure is { } failure && Explains.Contains(failure.Cause) && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var failure = pull.Failure!;
        yield return Found(pull, $"{Happened(pull, failure)}{(Unread.AccountOrSecret(pull) is { } unread ? $"; not read: {unread}" : "")}", Certainty.Possible,
            [Proof.Text(pull), Proof.NodeCredential(pull) ?? Sent(failure), .. Proof.LeftOpen(pull, failure)], [LookAtOpenImage(pull), Look(pull, facts)]);
    }

    private static string Happened(Pull pull, PullFailure failure) =>
        failure.SecretUnparsable ? "a pull secret of the pods can't be parsed"
        : pull.IsOpenImage() ? $"{pull.Image!.Registry} refuses {pull.Image.Repository}, which should be open to everyone"
        : $"{pull.Image?.Registry ?? "the registry"} refuses the pull";

    private static Fix? Look(Pull pull, ClusterFacts facts) =>
        pull.ServiceAccount.Unread is not null ? Unread.Fix(pull, facts, "get", "serviceaccounts")
        : Unread.Secret(pull) is not null ? Unread.Fix(pull, facts, "get", "secrets")
        : null;

    private static Fix? LookAtOpenImage(Pull pull) =>
        pull.IsOpenImage()
            ? Fixes.InspectWithoutLogin(pull, "without a login: fails too if there is no such image; if it works, a proxy or mirror gives the node another answer")
            : null;

    private static Evidence? Sent(PullFailure failure) => failure.CredentialSent switch
    {
        true => new Evidence("status", "the node sent a credential"),
        false => new Evidence("status", "the node sent no credential"),
        null => null,
    };
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR610: the registry refused the node and gives the same image to the same credential from here.</summary>
internal sealed class GivenFromHere : PullRule
{
    public override string Id => "ICR610";

    public override Severity Severity => Severity.Error;

    public override string Title => "The registry refused the node but serves this machine";

    public override IReadOnlyList<PullCause> Explains =>
        [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.NotFoundTag, PullCause.QuotaExceeded];

    public override string Cause =>
        "The registry refused the node's last attempt, but serves the same request from this machine: same image, same credentials. Either the cause was fixed "
        + "after that attempt (a new API key, a new policy, a pushed tag), or the difference is the node's network: an IAM allow-list of IP addresses, a "
        + "context-based restriction, or a mirror or proxy between the node and the registry. With --on-node, the node has just retried, so only its network can "
        + "be the cause.";

    public override string Remedy =>
        "Wait for the kubelet to retry, at most five minutes. If the node is refused again, the credentials are not at fault: check what restricts the node's "
        + "network.";

    public override string WhenToIgnore => "For up to five minutes after the cause was fixed.";

    public override bool AppliesTo(Pull pull) => pull is { Overtaken: not null, IsFromHere: false, HasTrialPulled: false } && pull.IsAdmitted() && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is not { Image: { } image, Overtaken: { } said })
            yield break;
        var isName = said.Cause is PullCause.NotFoundTag or PullCause.PlatformMismatch;
        if (pull.IsConfirmed)
        {
            yield return Found(pull, $"{image.Registry} serves {pull.Use.Image} to this machine{With(pull)}, but refuses {Names.Node(pull)}: the difference is the node's network or a mirror", Certainty.Certain,
                [CommonEvidence.Text(pull)], IcrDomain.IsIcr(image.Registry) ? [NetworkRestricted.ShowRestrictions] : []);
            yield break;
        }
        yield return Found(pull, isName ? $"{pull.Use.Image} exists now: {image.Registry} serves it to this machine"
            : $"{image.Registry} serves {pull.Use.Image} to this machine{With(pull)}, but refused the node", Certainty.Likely, [CommonEvidence.Text(pull)],
            [
                PodFixes.RetryNow(pull.Pod),
                .. isName || !IcrDomain.IsIcr(image.Registry) ? []
                    : said.Cause == PullCause.QuotaExceeded ? RegionCommands.For(pull, Fix.Show("ibmcloud cr quota", "show usage and limit: the node was refused because of the quota"))
                    : [NetworkRestricted.ShowRestrictions],
            ]);
    }

    private static string With(Pull pull) =>
        pull.RegistryCheck!.Answers.First(one => one.Answer.IsOk).Try is { } sent ? $" with the credentials in \"{sent.Secret}\"" : " without credentials";
}

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

    public override string Title => "The registry serves the image to this machine";

    public override IReadOnlyList<PullCause> Explains =>
        [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.NotFoundTag, PullCause.QuotaExceeded];

    public override string Cause =>
        "The node's last try was refused, and the registry answers the very same request well from this machine: same image, same credential. Either it was fixed "
        + "since that try (a key renewed, a policy made, a tag pushed), or the registry judges the node's network: an IAM allow-list of addresses, a context-based "
        + "restriction, a mirror or proxy between the node and the registry. Where --on-node let the node try just now, only the latter is left.";

    public override string Remedy =>
        "Let the kubelet try again; it does so by itself within five minutes. If the node is refused again, the credential is not at fault: look at what restricts its network.";

    public override string WhenFine => "Within five minutes after the cause was fixed.";

    public override bool Concerns(Pull pull) => pull is { Overtaken: not null, IsFromHere: false, HasTrialPulled: false } && pull.IsAdmitted() && !pull.IsSandbox();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is not { Image: { } image, Overtaken: { } said })
            yield break;
        var isName = said.Cause is PullCause.NotFoundTag or PullCause.PlatformMismatch;
        if (pull.IsConfirmed)
        {
            yield return Found(pull, $"{image.Registry} serves {pull.Use.Image} to this machine{With(pull)}, and refuses it to {Names.Node(pull)}: its network or a mirror makes the difference", Certainty.Certain,
                [Proof.Text(pull)], IcrDomain.IsIcr(image.Registry) ? [NetworkRestricted.ShowRestrictions] : []);
            yield break;
        }
        yield return Found(pull, isName ? $"{pull.Use.Image} exists now: {image.Registry} serves it to this machine"
            : $"{image.Registry} serves {pull.Use.Image} to this machine{With(pull)}, and refused the node", Certainty.Likely, [Proof.Text(pull)],
            [
                Fixes.TryAgain(pull.Pod, "tries again at once; the kubelet does so by itself within five minutes"),
                .. isName || !IcrDomain.IsIcr(image.Registry) ? []
                    : said.Cause == PullCause.QuotaExceeded ? RegionCommands.For(pull, new Fix("ibmcloud cr quota", "show usage and limit: the node was refused for the quota"))
                    : [NetworkRestricted.ShowRestrictions],
            ]);
    }

    private static string With(Pull pull) =>
        pull.Inquiry!.Answers.First(one => one.Answer.IsOk).Try is { } sent ? $" with the credential of \"{sent.Secret}\"" : " without a login";
}

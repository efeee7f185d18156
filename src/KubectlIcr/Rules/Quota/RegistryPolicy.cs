using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR206: the registry's own policy holds the image back.</summary>
internal sealed class RegistryPolicy : MessageRule
{
    public override string Id => "ICR206";

    public override string Title => "The registry's own policy holds the image back";

    public override IReadOnlyList<PullCause> Explains => [PullCause.SignatureRejected, PullCause.Forbidden];

    public override string Cause =>
        "The registry has the image and has a rule not to serve it. Harbor answers 412 where a project holds back images with vulnerabilities, without a finished scan "
        + "or without a signature; JFrog Xray has a blocking policy; a public mirror can have a list of the images it serves. No credential of the pod and no file of the node is the reason.";

    public override string Remedy =>
        "Read which rule it is: a container runtime often shows the status only, docker pull shows the registry's sentence. Then build the image again without the "
        + "vulnerability, let the scan finish, sign the image, or ask the registry's administrator for an exception.";

    public override string WhenFine => "Where the image is not meant to run: then the policy does what it is meant to do.";

    public override bool Tells(PullFailure failure) => failure.Detail == PullDetail.RegistryPolicy;

    protected override Certainty CertaintyOf(Pull pull, PullFailure failure) => Certainty.Certain;

    protected override string Message(Pull pull, PullFailure failure) => $"{Holder(pull, failure)} holds back {pull.Use.Image} by a policy of its own";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        new Fix($"docker pull {Shell.Quote(pull.Use.Image)}", "logged in as the pod is: shows the registry's sentence with the rule that holds the image back"),
    ];

    /// <summary>A list of allowed images is a mirror's, and the text need not name which.</summary>
    private static string Holder(Pull pull, PullFailure failure) =>
        failure is { Cause: PullCause.Forbidden, Host: null } ? "the mirror or registry that answers the node" : Network.Host(pull, failure);
}

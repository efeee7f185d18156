using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR206: the registry's own policy holds the image back.</summary>
internal sealed class RegistryPolicy : MessageRule
{
    public override string Id => "ICR206";

    public override string Title => "A registry policy blocks the image";

    public override IReadOnlyList<PullCause> Explains => [PullCause.SignatureRejected, PullCause.Forbidden];

    public override string Cause =>
        "The registry has the image, but one of its policies blocks the pull. Harbor responds with 412 when a project blocks images that have vulnerabilities, "
        + "no finished scan or no signature. JFrog Xray can have a blocking policy, and a public mirror can have a list of allowed images. The pod's credentials "
        + "and the node's configuration are not the cause.";

    public override string Remedy =>
        "Find out which policy it is: a container runtime often shows only the status, but docker pull shows the registry's message. Then rebuild the image "
        + "without the vulnerability, let the scan finish, sign the image, or ask the registry's administrator for an exception.";

    public override string WhenToIgnore => "When the image is not supposed to run: the policy works as intended.";

    public override bool Tells(PullFailure failure) => failure.Detail == PullDetail.RegistryPolicy;

    protected override Certainty CertaintyOf(Pull pull, PullFailure failure) => Certainty.Certain;

    protected override string Message(Pull pull, PullFailure failure) => $"a policy on {Holder(pull, failure)} blocks {Blocked(pull, Holder(pull, failure))}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Fix.Show($"docker pull {Shell.Quote(pull.Use.Image)}", $"show the registry's message and the policy that blocks the image{(pull.IsAnonymous() ? "" : " (first log in with the pod's credentials)")}"),
    ];

    /// <summary>The image, without the host where that is the one that blocks it.</summary>
    private static string Blocked(Pull pull, string host) =>
        pull.Use.Image.StartsWith($"{host}/", StringComparison.Ordinal) ? pull.Use.Image[(host.Length + 1)..] : pull.Use.Image;

    /// <summary>A list of allowed images is a mirror's, and the text need not name which.</summary>
    private static string Holder(Pull pull, PullFailure failure) =>
        failure is { Cause: PullCause.Forbidden, Host: null } ? "the mirror or registry that responds to the node" : Network.Host(pull, failure);
}

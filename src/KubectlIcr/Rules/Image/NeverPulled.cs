using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR108: the pull policy is Never and the node does not have the image for this pod.</summary>
internal sealed class NeverPulled : MessageRule
{
    public override string Id => "ICR108";

    public override string Title => "The pull policy is Never and the node lacks the image";

    public override Needs Needs => Needs.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.NeverPull];

    public override string Cause =>
        "imagePullPolicy: Never forbids the kubelet to ask a registry, and the image is not on the node, or not for this pod: from Kubernetes 1.35 on, an image that was "
        + "pulled with a credential is for pods that have that credential only, and the text is the same.";

    public override string Remedy =>
        "If the image is not on the node, set the policy to IfNotPresent, so that the node pulls what it lacks. If it is there, give the pod the pull secret that it was pulled with.";

    public override string WhenFine => "When the image is put on the nodes by other means, and has not arrived yet.";

    protected override string Message(Pull pull, PullFailure failure) =>
        IsOnNode(pull) ? $"{pull.Use.Image} is on the node, but not for the pod's credentials, and the pull policy is Never"
        : IsKnown(pull) ? $"{pull.Use.Image} is not on the node and its pull policy is Never"
        : $"{pull.Use.Image} is not on the node, or not for the pod's credentials, and its pull policy is Never";

    protected override IEnumerable<Evidence> More(Pull pull) =>
        IsOnNode(pull) ? [new Evidence("node", $"status.images of {Names.Node(pull)} has {pull.Use.Image}"), .. Donor.RuledOut(pull)] : Donor.RuledOut(pull);

    protected override Certainty CertaintyOf(Pull pull, PullFailure failure) => !IsOnNode(pull) && IsKnown(pull) ? Certainty.Certain : Certainty.Likely;

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
        IsOnNode(pull) ? Supply.AndUse(pull, facts)
        : pull.Inquiry is null && pull.IsAnonymous() && pull.IsPrivateIcrImage() && Donor.For(pull) is not null ? [.. Supply.WithoutRestart(pull, facts), LetPull(pull, "with that secret")]
        : pull.Inquiry is not { IsAdmitted: false, Unanswered: null } refused ? [LetPull(pull, pull.IsAdmitted() ? $"{pull.Image?.Registry} serves it" : $"not proven: {Donor.Unasked(pull)}")]
        : refused.Deciding.Status == 404 ? RegionCommands.For(pull, RegionCommands.ListImages)
        : Donor.For(pull) is null ? Supply.AndUse(pull, facts)
        : [.. Supply.WithoutRestart(pull, facts), LetPull(pull, "with that secret")];

    private static Fix LetPull(Pull pull, string proof) => Rules.Fixes.AllowPull(pull, $"let the node pull the image ({proof})");

    /// <summary>All images of the node were read.</summary>
    private static bool IsKnown(Pull pull) => pull.Node is { MayHaveMore: false };

    /// <summary>The node reports the image under the very name.</summary>
    private static bool IsOnNode(Pull pull) => pull is { Image: { } image, Node: { } node } && node.Images.Any(name => ImageReference.TryParse(name, out var other, out _) && IsSame(other, image));

    private static bool IsSame(ImageReference one, ImageReference other) => (one.Name, one.Tag, one.Digest) == (other.Name, other.Tag, other.Digest);
}

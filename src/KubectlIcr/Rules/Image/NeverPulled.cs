using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR108: the pull policy is Never and the node does not have the image for this pod.</summary>
internal sealed class NeverPulled : MessageRule
{
    public override string Id => "ICR108";

    public override string Title => "The pull policy is Never and the image is not available on the node";

    public override RequiredFacts Requires => RequiredFacts.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.NeverPull];

    public override string Cause =>
        "imagePullPolicy: Never stops the kubelet from pulling, and either the image is not on the node, or this pod is not allowed to use it. Since Kubernetes "
        + "1.35, an image that was pulled with credentials is available only to pods that have these credentials, and the error message is the same in both cases.";

    public override string Remedy =>
        "If the image is not on the node, set the policy to IfNotPresent so that the node pulls it. If it is on the node, give the pod the pull secret that it "
        + "was pulled with.";

    public override string WhenToIgnore => "When the image is loaded onto the nodes by other means and has not arrived yet.";

    protected override string Message(Pull pull, PullFailure failure) =>
        IsOnNode(pull) ? $"the pull policy is Never, and {pull.Use.Image} is on the node but can't be used with the pod's credentials"
        : IsKnown(pull) ? $"the pull policy is Never, and {pull.Use.Image} is not on the node"
        : $"the pull policy is Never, and {pull.Use.Image} is not on the node, or is there but can't be used with the pod's credentials";

    protected override IEnumerable<Evidence> More(Pull pull) =>
        IsOnNode(pull) ? [new Evidence("node", $"{Names.Node(pull)} lists {pull.Use.Image} in status.images"), .. ReusableSecret.RuledOut(pull)] : ReusableSecret.RuledOut(pull);

    protected override Certainty CertaintyOf(Pull pull, PullFailure failure) => !IsOnNode(pull) && IsKnown(pull) ? Certainty.Certain : Certainty.Likely;

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
        IsOnNode(pull) ? SecretProvisioning.AndUse(pull, facts)
        : pull.RegistryCheck is null && pull.IsAnonymous() && pull.IsPrivateIcrImage() && ReusableSecret.For(pull) is not null ? [.. SecretProvisioning.WithoutRestart(pull, facts), LetPull(pull, "with that secret")]
        : pull.RegistryCheck is not { IsAdmitted: false, Unanswered: null } refused ? [LetPull(pull, pull.IsAdmitted() ? $"{pull.Image?.Registry} serves it" : $"untested: {ReusableSecret.Unasked(pull)}")]
        : refused.Deciding.Status == 404 ? RegionCommands.For(pull, RegionCommands.ListImages)
        : ReusableSecret.For(pull) is null ? SecretProvisioning.AndUse(pull, facts)
        : [.. SecretProvisioning.WithoutRestart(pull, facts), LetPull(pull, "with that secret")];

    private static Fix LetPull(Pull pull, string proof) => ImageFixes.AllowPull(pull, $"allow the node to pull the image ({proof})");

    /// <summary>All images of the node were read.</summary>
    private static bool IsKnown(Pull pull) => pull.Node is { MayHaveMore: false };

    /// <summary>The node reports the image under exactly this name.</summary>
    private static bool IsOnNode(Pull pull) => pull is { Image: { } image, Node: { } node } && node.Images.Any(name => ImageReference.TryParse(name, out var other, out _) && IsSame(other, image));

    private static bool IsSame(ImageReference one, ImageReference other) => (one.Name, one.Tag, one.Digest) == (other.Name, other.Tag, other.Digest);
}

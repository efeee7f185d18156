using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR310: the node has just pulled the image with the secret that the user chose for the trial.</summary>
internal sealed class TriedSecretPulls : PullRule
{
    public override string Id => "ICR310";

    public override Severity Severity => Severity.Error;

    public override string Title => "The pod lacks a pull secret with which the node can pull the image";

    public override string Cause =>
        "The pod can't pull, but a trial pod (--on-node --secret) has just pulled the same image on a node with a pull secret that the pod does not use.";

    public override string Remedy => "Add the secret to the pod's pull secrets or to its service account, and recreate the pod.";

    public override string WhenToIgnore => "When the pod should use credentials other than those in this secret.";

    public override bool AppliesTo(Pull pull) =>
        pull is { Trial: { HasPulled: true, Secret: { } secret } trial } && pull.MayBeRefused() && !pull.Secrets.Any(named => named.Name == secret)
        && (pull.Pod.NodeName is null || pull.Pod.NodeName == trial.Node);

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Trial is { Secret: { } secret } trial)
        {
            yield return Found(pull, $"{trial.Place} pulls {pull.Use.Image} with {Names.Secret(secret, pull.Namespace)}, which the pod does not use", Certainty.Certain,
                [], PodSecretFixes.Use(pull, secret, $"{trial.Place} has just pulled the image with it"));
        }
    }
}

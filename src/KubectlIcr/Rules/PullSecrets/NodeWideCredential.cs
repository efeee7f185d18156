using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR308: a node-wide credential fits the image and has not reached the node.</summary>
internal sealed class NodeWideCredential : ClusterRule
{
    public override string Id => "ICR308";

    public override Severity Severity => Severity.Error;

    public override string Title => "A node-wide credential has not reached the node";

    public override IReadOnlyList<string> Supersedes => ["ICR301", "ICR403"];

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "Red Hat OpenShift on IBM Cloud copies the global pull secret openshift-config/pull-secret to a worker when the worker is provisioned, but not when the "
        + "secret is edited: the Machine Config Operator, which does that on other platforms, does not run there. A second secret, "
        + "kube-system/docker-auth-secret, is copied to the nodes by the update-docker-config DaemonSet whenever its pods start. Until then, the nodes pull "
        + "without the new credentials.";

    public override string Remedy =>
        "Reload classic workers and replace VPC workers, one at a time. After editing docker-auth-secret, restart the DaemonSet. A pull secret in the pod's "
        + "own namespace requires neither, only new pods that use it.";

    public override string WhenToIgnore => "When the node was reloaded after the edit: the finding compares the node's age with the time of the edit, and a reload does not change that age.";

    public override IEnumerable<string> Caveats(IReadOnlyList<Pull> pulls, ClusterFacts facts) => pulls.Where(Concerns).SelectMany(pull => Unread(pull, facts)).Distinct();

    public override IEnumerable<Finding> Check(IReadOnlyList<Pull> pulls, ClusterFacts facts) => pulls.Where(Concerns)
        .SelectMany(pull => pull.NodeWide, (pull, secret) => (pull, secret))
        .Where(one => one.secret is { Try: not null, Copied: Copied.NodeIsOlder or Copied.NothingCopies or Copied.CopierIsOlder })
        .GroupBy(one => (one.secret.Key, one.secret.Copied, one.pull.Image!.Registry))
        .Select(group => NotThere([.. group.Select(one => one.pull)], group.First().secret, group.Key.Registry, facts));

    private static bool Concerns(Pull pull) => pull is { FailsNow: true, IsFromHere: false } && pull.IsAnonymous() && pull.LacksCredential() && !InternalRegistry.Is(pull.Image?.Registry);

    private static IEnumerable<string> Unread(Pull pull, ClusterFacts facts)
    {
        foreach (var reason in pull.NodeWide.Select(one => one.Secret.Unread).OfType<string>())
            yield return reason;
        if (pull.NodeWide.Any(one => one.Try is not null) && pull.Pod.NodeName is { } node && facts.Node(node).Unread is { } unread)
            yield return unread;
        if (pull.NodeWide.Any(one => one.Try is not null && one.Key == OpenShiftFacts.DockerAuth) && facts.OpenShift.Copier.Unread is { } copier)
            yield return copier;
    }

    private Finding NotThere(List<Pull> pulls, NodeWideSecret secret, string host, ClusterFacts facts)
    {
        var nodes = pulls.Select(pull => pull.Node).OfType<Node>().DistinctBy(node => node.Name).ToList();
        var name = Names.Secret(secret.Key.Name, secret.Key.Namespace);
        var copier = $"DaemonSet {OpenShiftFacts.DockerConfigCopier.Name}";
        return secret.Copied switch
        {
            Copied.NodeIsOlder => Found(pulls, $"the nodes were provisioned before {name} was last edited, so they do not have its credentials for {host}", Certainty.Likely,
                [CommonEvidence.Text(pulls[0]), Held(secret), .. nodes.Take(Most).Select(Provisioned), MoreNodes(nodes.Count - Most)], nodes.Select(node => Workers.SetUpAgain(node, facts.Identity))),
            Copied.CopierIsOlder => Found(pulls, $"{copier} has not been restarted since {name} was last edited, so the nodes do not have its credentials for {host}", Certainty.Likely,
                [CommonEvidence.Text(pulls[0]), Held(secret), new Evidence("node", $"{copier} was last restarted at {At(facts.OpenShift.Copier.Value!.RestartedAt)}")], [Restart]),
            _ => Found(pulls, $"{copier}, which copies {name} to the nodes, does not exist, so they do not have its credentials for {host}", Certainty.Likely,
                [CommonEvidence.Text(pulls[0]), Held(secret)], [ShowCopier]),
        };
    }

    private const int Most = 5;

    private static Evidence Held(NodeWideSecret secret) => new("secret",
        $"\"{secret.Key.Name}\": entry {secret.Try!.Entry.RegistryKey.Shown}, username \"{secret.Try.Entry.Credential.Username}\", last edited at {At(secret.Secret.Value!.EditedAt)}");

    private static Evidence Provisioned(Node node) => new("node", $"{node.Name} was provisioned at {At(node.CreatedAt)}");

    private static Evidence? MoreNodes(int count) => count > 0 ? new("node", $"and {count} more {(count == 1 ? "node" : "nodes")}, provisioned before the edit too") : null;

    private static string At(DateTimeOffset? time) => time is { } known ? TimeWords.Exact(known) : "an unknown time";

    private static readonly Fix Restart = new(
        $"kubectl rollout restart daemonset/{OpenShiftFacts.DockerConfigCopier.Name} -n {OpenShiftFacts.DockerConfigCopier.Namespace}", "copy the secret to every node again") { Caution = "restarts the DaemonSet's pods" };

    private static readonly Fix ShowCopier = Fix.Show(
        $"kubectl get daemonsets -n {OpenShiftFacts.DockerConfigCopier.Namespace}", "look for another DaemonSet that copies the secret (IBM's page on global pull secrets shows how to create one)");
}

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
        "Red Hat OpenShift on IBM Cloud copies the global pull secret openshift-config/pull-secret to a worker when the worker is provisioned, and not when the secret is "
        + "edited: the Machine Config Operator, which does this elsewhere, does not run there. A second secret, kube-system/docker-auth-secret, reaches the nodes by the DaemonSet "
        + "update-docker-config, whenever its pods start. Until then the nodes pull without the new credential.";

    public override string Remedy =>
        "Reload classic workers and replace VPC workers, one after the other. Restart the DaemonSet after an edit of docker-auth-secret. A pull secret in the pod's own namespace "
        + "takes effect at once and needs neither.";

    public override string WhenFine => "When the node has been reloaded since the edit, which keeps its age.";

    public override IEnumerable<string> Lacks(IReadOnlyList<Pull> pulls, ClusterFacts facts) => pulls.Where(Concerns).SelectMany(pull => Unread(pull, facts)).Distinct();

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
            Copied.NodeIsOlder => Found(pulls, $"the nodes lack the credential for {host} in {name}: they were provisioned before the secret was last edited", Certainty.Likely,
                [Proof.Text(pulls[0]), Held(secret), .. nodes.Take(Most).Select(Provisioned)], nodes.Select(node => Workers.SetUpAgain(node, facts.Identity))),
            Copied.CopierIsOlder => Found(pulls, $"the nodes lack the credential for {host} in {name}: {copier} has not been restarted since the secret was last edited", Certainty.Likely,
                [Proof.Text(pulls[0]), Held(secret), new Evidence("node", $"{copier} was last restarted {At(facts.OpenShift.Copier.Value!.RestartedAt)}")], [Restart]),
            _ => Found(pulls, $"the nodes lack the credential for {host} in {name}: no {copier} copies it to them", Certainty.Likely,
                [Proof.Text(pulls[0]), Held(secret)], [ShowCopier]),
        };
    }

    private const int Most = 5;

    private static Evidence Held(NodeWideSecret secret) => new("secret",
        $"\"{secret.Key.Name}\": key {secret.Try!.Entry.RegistryKey.Shown}, user {secret.Try.Entry.Credential.Username}, last edited {At(secret.Secret.Value!.EditedAt)}");

    private static Evidence Provisioned(Node node) => new("node", $"{node.Name} was provisioned {At(node.CreatedAt)}");

    private static string At(DateTimeOffset? time) => $"{time?.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

    private static readonly Fix Restart = new(
        $"kubectl rollout restart daemonset/{OpenShiftFacts.DockerConfigCopier.Name} -n {OpenShiftFacts.DockerConfigCopier.Namespace}", "copy the secret to every node again; this restarts the DaemonSet's pods");

    private static readonly Fix ShowCopier = new(
        $"kubectl get daemonsets -n {OpenShiftFacts.DockerConfigCopier.Namespace}", "look for another DaemonSet that copies the secret; IBM's page on global pull secrets has the one to create");
}

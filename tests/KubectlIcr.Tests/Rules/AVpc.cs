using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

/// <summary>A VPC cluster of two workers for the tests of rules over many pulls: what fails on which of them, and what runs there.</summary>
internal sealed record AVpc
{
    public const string Timeout = "dial tcp 203.0.113.9:443: i/o timeout";

    private static readonly IReadOnlyList<Rule> Network = [.. RuleList.All.Where(rule => rule.Id.StartsWith("ICR6", StringComparison.Ordinal))];

    public IReadOnlyList<Node> Nodes { get; init; } = [Worker("worker-1"), Worker("worker-2")];

    public IReadOnlyList<Pull> Pulls { get; init; } = [];

    public IReadOnlyList<Pod> Running { get; init; } = [];

    public static Node Worker(string name, string version = "v1.32.4+IKS", string os = "UBUNTU_24_64", string provider = "g2") =>
        new(name, "linux", "amd64", "containerd://2.1.0", version, null)
        {
            Labels = new Dictionary<string, string>
            {
                [$"{Node.LabelPrefix}iaas-provider"] = provider,
                [$"{Node.LabelPrefix}os"] = os,
                [$"{Node.LabelPrefix}region"] = "eu-gb",
                [$"{Node.LabelPrefix}worker-id"] = $"kube-{name}",
            },
        };

    /// <summary>A pull of REGISTRY/team/app:1.0 fails on a worker.</summary>
    public AVpc Fails(string registry, string error = Timeout, string node = "worker-1")
    {
        var pull = APull.FailingWith(registry, $"failed to resolve reference \"{registry}/team/app:1.0\": failed to do request: Head \"https://{registry}/v2/team/app/manifests/1.0\": {error}");
        return this with { Pulls = [.. Pulls, pull with { Pod = pull.Pod with { Name = $"web-{Pulls.Count}", NodeName = node } }] };
    }

    public AVpc Runs(string image, string node = "worker-2") => this with
    {
        Running =
        [
            .. Running,
            new Pod
            {
                Namespace = "team-b", Name = $"ok-{Running.Count}", NodeName = node,
                Containers = [new Container { Name = "main", Image = image, State = new ContainerState("running", null, null) }],
            },
        ],
    };

    public ClusterFacts Facts => APull.Facts with { Nodes = Nodes.ToDictionary(node => node.Name, Fact<Node>.Found), OtherPods = Running };

    /// <summary>What the rules on the network say.</summary>
    public Diagnosis Diagnose() => Diagnosis.Of(Pulls, Facts, Network);

    public Finding Only() => Assert.Single(Diagnose().Findings);

    public IEnumerable<string> Ids() => Diagnose().Findings.Select(finding => finding.Id);
}

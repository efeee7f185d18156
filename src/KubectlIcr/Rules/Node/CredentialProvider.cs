using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR706: the kubelet's credential provider plugin fails.</summary>
internal sealed class CredentialProvider : MessageRule
{
    public override string Id => "ICR706";

    public override string Title => "The node's credential provider plugin fails";

    public override IReadOnlyList<PullCause> Explains => [PullCause.CredentialProvider];

    public override string Cause =>
        "The kubelet is configured to get credentials from a plugin on the node, and the plugin failed or is missing. IBM documents no such plugin for its "
        + "clusters, which get credentials from pull secrets.";

    public override string Remedy =>
        "Fix the plugin on the node: its binary, its configuration (--image-credential-provider-config), and its permissions. For images in IBM Cloud Container "
        + "Registry, use a pull secret instead.";

    public override string WhenToIgnore => "When the pull succeeds anyway, with a pull secret or because the image is public.";

    protected override string Message(Pull pull, PullFailure failure) => $"the kubelet's credential provider plugin fails on {Names.Node(pull)}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Fix.Show($"{Network.OnHost(pull, facts)} journalctl -u kubelet --since=-1h --no-pager | grep -i 'credential provider'", "show the plugin's errors in the kubelet's log"),
        Fix.Show($"{Network.OnHost(pull, facts)} sh -c 'ps -ef | grep image-credential-provider'", "show which plugins and which configuration the kubelet was started with"),
    ];
}

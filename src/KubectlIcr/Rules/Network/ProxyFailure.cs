using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR607: the proxy that the node pulls through fails, before the registry is reached.</summary>
internal sealed class ProxyFailure : MessageRule
{
    private static readonly string[] Pages = ["<html", "<!doctype", "invalid character '<'", "media type text/html"];

    public override string Id => "ICR607";

    public override string Title => "The node's proxy fails";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Proxy];

    public override string Cause =>
        "The container runtime on the node is configured to use an HTTP proxy, and the proxy did not connect it to the registry. The registry was never "
        + "reached, so a timeout or a certificate error in the message comes from the proxy.";

    public override string Remedy =>
        "Check the proxy that the node's runtime is configured to use: its address, its credentials, and whether it allows the registry's host. Workers in IBM "
        + "Cloud reach *.icr.io without a proxy: add .icr.io to the NO_PROXY variable of the runtime's service, then restart the service.";

    public override string WhenToIgnore => "While the proxy restarts: the kubelet retries automatically.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-connect");

    protected override string Message(Pull pull, PullFailure failure)
    {
        var proxy = failure.NamesProxy ? $"its proxy {failure.Host}" : "its proxy";
        var target = failure.NamesProxy ? pull.Image?.Registry ?? "the registry" : Network.Host(pull, failure);
        return WantsLogin(failure) ? $"the node can't pull through {proxy}, which requires credentials"
            : IsPage(failure) ? $"the node gets a web page instead of a response from {target}"
            : $"the node can't reach {target} through {proxy}";
    }

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Fix.Show(
            $"{Network.OnNode(pull, facts)} grep -rsiE '(http|https|no)_proxy' /host/etc/systemd/system /host/etc/environment /host/etc/default",
            "show the proxy settings on the node") with { Caution = "also prints any passwords in them" },
        facts.Identity.IsOpenShift ? Fix.Show("kubectl get proxies.config.openshift.io cluster -o yaml", "show the cluster's own proxy settings") : null,
    ];

    private static bool IsPage(PullFailure failure) => Array.Exists(Pages, words => failure.Text.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static bool WantsLogin(PullFailure failure) => failure.Text.Contains("Proxy Authentication Required", StringComparison.OrdinalIgnoreCase);
}

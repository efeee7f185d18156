using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR601: the node can't resolve the registry's name.</summary>
internal sealed class DnsFailure : MessageRule
{
    public override string Id => "ICR601";

    public override string Title => "The node can't resolve the registry's name";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Dns];

    public override string Cause =>
        "The container runtime queried the node's DNS server for the registry's address and got no usable response: the name does not exist, or the DNS server did "
        + "not respond. The registry was never contacted, so credentials are not the cause.";

    public override string Remedy =>
        "Check the spelling of the host. If it is right, look up the name from the node. Possible causes are a problem with the node's DNS server, a firewall that blocks port 53, or a "
        + "private DNS zone that hides icr.io.";

    public override string WhenToIgnore => "While a node starts: its first pulls can fail until its network is up, and the kubelet retries automatically.";

    public override string? Topic => IbmTopic.Containers("ts-sbd-custom-dns");

    /// <summary>Not of a host that does not exist at all: <see cref="UnknownIcrHost"/> says so.</summary>
    protected override bool IsAbout(Pull pull, PullFailure failure) => base.IsAbout(pull, failure) && !UnknownIcrHost.IsNoHost(pull, failure);

    protected override string Message(Pull pull, PullFailure failure)
    {
        var name = LookedUpName.Of(pull, failure);
        return $"the node can't resolve {name}{(failure.Host is { } server && server != name ? $" with DNS server {server}" : "")}";
    }

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.LookUpFromNode(pull, failure with { Host = LookedUpName.Of(pull, failure) }, facts, "show how the node's own DNS server resolves the name"),
    ];
}

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
        "The container runtime asked the node's DNS server for the registry's address and got no usable answer: the name does not exist there, "
        + "or the DNS server itself did not answer. The registry was never reached, so no credential plays a part.";

    public override string Remedy =>
        "Check the spelling of the host. If it is right, look the name up from the node: its DNS server, a firewall on port 53, or a private DNS zone "
        + "that hides icr.io is at fault.";

    public override string WhenFine => "A node that just started may fail once or twice before its network is up; the kubelet tries again by itself.";

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
        Network.LookUpFromNode(pull, failure with { Host = LookedUpName.Of(pull, failure) }, facts, "shows what the node's own DNS server answers"),
    ];
}

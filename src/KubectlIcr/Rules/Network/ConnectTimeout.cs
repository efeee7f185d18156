using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR602: no answer from the registry in time.</summary>
internal sealed class ConnectTimeout : MessageRule
{
    public override string Id => "ICR602";

    public override string Title => "The pull ends without a response from the registry";

    public override IReadOnlyList<PullCause> Explains => [PullCause.ConnectTimeout];

    public override string Cause =>
        "The node has no route to the registry's address, or it sent packets and received no response in time. Most often a firewall, a security group or a "
        + "missing route drops them. VPC clusters created with version 1.30 or later block public egress by default: registries outside IBM Cloud then time out "
        + "while icr.io works. Pulling a large image over a slow link can fail in the same way. A pull that the container runtime itself cancelled does not indicate a "
        + "blocked port.";

    public override string Remedy =>
        "Allow TCP 443 from the workers to the host that the message names. IBM Cloud Container Registry needs *.icr.io, because layers are served from subdomains "
        + "whose names start with dd. On a VPC cluster, allow outbound traffic, or copy the image to icr.io.";

    public override string WhenToIgnore => "When the next attempt succeeds: a single timeout requires no action.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-firewall");

    /// <summary>A connection that was open is another matter: see <see cref="ConnectionCut"/>.</summary>
    public override bool Tells(PullFailure failure) => base.Tells(failure) && failure.Detail != PullDetail.CutOff;

    protected override string Message(Pull pull, PullFailure failure) => failure.Detail switch
    {
        PullDetail.NoRoute => $"the node has no route to {Network.Host(pull, failure)}",
        PullDetail.Cancelled => $"the node's container runtime cancelled the pull from {Network.Host(pull, failure)}",
        _ => $"the node's request to {Network.Host(pull, failure)} timed out",
    };

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        .. failure.Detail == PullDetail.Cancelled ? Cancelled(pull, failure, facts) : Unanswered(pull, failure, facts),
    ];

    /// <summary>The runtime knows why it gave up: the image may be large, the node's disk slow, or the runtime was restarted.</summary>
    private static IEnumerable<Fix?> Cancelled(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.RuntimeLog(pull, facts, "show why the container runtime cancelled the pull"),
        Network.ConnectFromNode(pull, failure, facts, "check whether the node reaches the registry: an HTTP status means that the pull is too slow, not blocked"),
    ];

    private static IEnumerable<Fix?> Unanswered(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        failure.Detail == PullDetail.NoRoute ? Fix.Show($"{Network.OnNode(pull, facts)} sh -c 'ip addr; ip route; ip -6 route'", "show the addresses and routes of the node") : null,
        Network.LookUpFromNode(pull, failure, facts, failure.Detail == PullDetail.NoRoute ? "show the addresses that the node tries" : "show the address that the node's firewall must allow"),
        Network.ConnectFromNode(pull, failure, facts, IcrDomain.IsIcr(pull.Image?.Registry)
            ? "check the connection: 401 means that it works; if there is no response, TCP 443 to *.icr.io is probably blocked"
            : "check the connection: an HTTP status means that it works; if there is no response, it is blocked"),
        .. facts.Identity.Id is null ? [] : PrivateHost.Instead(pull, facts, "pull over IBM Cloud's private network"),
    ];
}

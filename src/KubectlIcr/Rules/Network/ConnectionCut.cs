using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR611: a connection was open and was cut off.</summary>
internal sealed class ConnectionCut : MessageRule
{
    public override string Id => "ICR611";

    public override string Title => "The node's connection to the registry is interrupted";

    public override IReadOnlyList<PullCause> Explains => [PullCause.NetworkRestricted, PullCause.ConnectTimeout];

    public override string Cause =>
        "The node had a connection, and it was closed before the response was complete: it was reset, or the data stopped. The server, a firewall, a proxy or a broken "
        + "link can cause this, and the error does not say which. It does not say that the request was refused, either.";

    public override string Remedy =>
        "Retry from the node. If every pull is cut off, check what is between the node and the host in the message: firewall, proxy, packet size (MTU). If only "
        + "large layers are cut off, look for a limit on time or size. IBM Cloud Container Registry needs TCP 443 to *.icr.io.";

    public override string WhenToIgnore => "When the next attempt succeeds: a single interruption requires no action.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-connect");

    public override bool Tells(PullFailure failure) => failure.Detail == PullDetail.CutOff;

    protected override string Message(Pull pull, PullFailure failure) => NamesHost(pull, failure)
        ? $"{Names.Asker(pull)}'s connection to {Network.Host(pull, failure)} is closed before the response is complete"
        : $"a connection from {Names.Asker(pull)} is closed before the response is complete, during a pull from {Network.Host(pull, failure)}";

    /// <summary>A text without the host's name can be about another one, which the layers come from.</summary>
    private static bool NamesHost(Pull pull, PullFailure failure) =>
        failure.Host is not null || failure.Text.Contains($"//{pull.Image?.Registry}/", StringComparison.Ordinal);

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.ConnectFromNode(pull, failure, facts, "check the connection: an HTTP status means that short responses get through; another reset means that even short responses do not get through"),
        .. IcrDomain.IsIcr(pull.Image?.Registry) ? PrivateHost.Instead(pull, facts, "use another route, IBM Cloud's private network") : [],
    ];
}

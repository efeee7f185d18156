using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR603: the address is reached, but nothing accepts the connection.</summary>
internal sealed class ConnectionRefused : MessageRule
{
    public override string Id => "ICR603";

    public override string Title => "The node's connection to the registry is refused";

    public override IReadOnlyList<PullCause> Explains => [PullCause.ConnectionRefused];

    public override string Cause =>
        "The node reached the address that it has for the registry, and that machine, or a firewall in front of it, refused the connection immediately. Nothing "
        + "listens on that port: the registry is down, the port is wrong, or the name resolves to a machine that is not a registry.";

    public override string Remedy =>
        "Compare the address that the node resolves with the registry's real address. If it is right, check that the registry runs and listens on the port in "
        + "the image's name. A name such as localhost means the node itself, not your machine.";

    public override string WhenToIgnore => "While a registry of your own restarts: the kubelet retries automatically.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-firewall");

    protected override string Message(Pull pull, PullFailure failure) => $"{Network.Host(pull, failure)} refuses the node's connection";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.LookUpFromNode(pull, failure, facts, "show the address that the node connects to"),
        Network.ConnectFromNode(pull, failure, facts, "check whether the connection is still refused"),
    ];
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR606: plain HTTP comes back where the runtime speaks HTTPS.</summary>
internal sealed class HttpForHttps : MessageRule
{
    public override string Id => "ICR606";

    public override string Title => "The registry responds to the node's HTTPS request with plain HTTP";

    public override IReadOnlyList<PullCause> Explains => [PullCause.HttpVsHttps];

    public override string Cause =>
        "The node opened an HTTPS connection and got a response in plain HTTP. The registry has no TLS on that port, or, for icr.io, a proxy responds in its "
        + "place. If a registry is configured on the node as plain HTTP, containerd also reports this error when the tag does not exist: it then tries HTTPS and "
        + "reports that second error.";

    public override string Remedy =>
        "Give the registry a certificate. If it must stay on plain HTTP, configure each node: server = \"http://HOST\" in "
        + "/etc/containerd/certs.d/HOST/hosts.toml, or insecure = true for the host in CRI-O's registries.conf. If the node is already configured like that, "
        + "check that the tag exists.";

    public override string WhenToIgnore => "Never: the node does not fall back to plain HTTP automatically.";

    protected override string Message(Pull pull, PullFailure failure) => $"{Network.Host(pull, failure)} responds to the node's HTTPS request with plain HTTP";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.ConnectFromNode(pull, failure, facts, "check whether the registry responds over TLS now"),
        pull.Image is { } image && !IcrDomain.IsIcr(image.Registry)
            ? Fix.Show(
                $"{Network.OnNode(pull, facts)} wget -S -O- -T 10 {Shell.Quote($"http://{image.Registry}/v2/{image.Repository}/tags/list")}",
                "if the registry is supposed to use plain HTTP, list the repository's tags: a missing tag causes the same error")
            : null,
    ];
}

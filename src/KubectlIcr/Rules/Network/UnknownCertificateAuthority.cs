using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR604: the node does not trust who signed the registry's certificate.</summary>
internal sealed class UnknownCertificateAuthority : MessageRule
{
    public override string Id => "ICR604";

    public override string Title => "The node does not trust the registry's certificate";

    public override IReadOnlyList<PullCause> Explains => [PullCause.TlsUnknownCa];

    public override string Cause =>
        "The certificate that the node received is signed by an authority that the node does not trust. IBM Cloud Container Registry has a publicly trusted "
        + "certificate, so for icr.io this means that a proxy or firewall intercepts TLS and presents its own. Other registries might use a private certificate "
        + "authority or a self-signed certificate.";

    public override string Remedy =>
        "Check the issuer that the node sees. Exempt *.icr.io from interception, or install the authority's certificate on every node, either in the system's "
        + "trust store or for one host: with containerd, as ca in /etc/containerd/certs.d/HOST/hosts.toml; with CRI-O, as /etc/containers/certs.d/HOST/ca.crt. Do not disable certificate "
        + "verification.";

    public override string WhenToIgnore => "Never: without a trusted certificate, the node would send credentials to whoever responds.";

    protected override string Message(Pull pull, PullFailure failure) =>
        $"the node does not trust the issuer of the certificate that it gets from {Network.Host(pull, failure)}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.ShowCertificateFromNode(pull, failure, facts, IcrDomain.IsIcr(Network.Host(pull, failure))
            ? "show the issuer that the node sees: the registry's own is publicly trusted, so any other means that a proxy or firewall in the network path intercepts TLS"
            : "show the issuer that the node must trust"),
    ];
}

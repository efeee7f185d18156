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
        "The certificate that the node got is signed by an authority the node does not know. IBM Cloud Container Registry has a publicly trusted certificate, "
        + "so for icr.io this means that a proxy or firewall intercepts TLS and shows its own. Other registries may use a private or self-signed authority.";

    public override string Remedy =>
        "Look at the issuer that the node sees. Exempt *.icr.io from interception, or install the authority on every node: "
        + "in the system's trust store, or for one host as ca in /etc/containerd/certs.d/HOST/hosts.toml; with CRI-O as /etc/containers/certs.d/HOST/ca.crt. "
        + "Do not switch verification off.";

    public override string WhenFine => "Never: without a trusted certificate the node would send credentials to whoever answers.";

    protected override string Message(Pull pull, PullFailure failure) =>
        $"the node does not trust who signed the certificate it gets from {Network.Host(pull, failure)}";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.ShowCertificateFromNode(pull, failure, facts, IcrDomain.IsIcr(Network.Host(pull, failure))
            ? "shows the issuer the node sees: the registry's own is publicly trusted, so another is a box that intercepts TLS"
            : "shows the issuer whose certificate the node must trust"),
    ];
}

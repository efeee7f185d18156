using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR605: TLS to the registry fails for another reason than an unknown authority.</summary>
internal sealed class OtherTlsFailure : MessageRule
{
    /// <summary>What Go's TLS says, what the message makes of it, and where to look; the first that fits.</summary>
    private static readonly Kind[] Known =
    [
        new("is before ", "the certificate of {0} is not valid yet: most likely the node's clock is behind", Look.Clock),
        new("expired", "the certificate of {0} has expired, or the node's clock is wrong", Look.Clock),
        new("certificate is valid for", "the node gets a certificate for another name when it calls {0}", Look.Address),
        new("certificate is not valid for", "the node gets a certificate for another name when it calls {0}", Look.Address),
        new("IP SANs", "the node calls {0} by an address that its certificate does not name", Look.Certificate),
        new("legacy Common Name", "the certificate of {0} names no host in its subject alternative names", Look.Certificate),
        new("handshake timeout", "the TLS handshake of the node with {0} did not end in time", Look.Connection),
        new("does not look like a TLS handshake", "{0} does not speak TLS to the node", Look.Connection),
        new("unrecognized name", "{0} is no name that the server there serves: most likely the host in the image is misspelled", Look.Address),
        new("remote error: tls", "{0} refuses the node's TLS handshake", Look.Certificate),
    ];

    private static readonly Kind Unknown = new("", "the TLS connection of the node to {0} fails", Look.Certificate);

    public override string Id => "ICR605";

    public override string Title => "TLS between the node and the registry fails";

    public override IReadOnlyList<PullCause> Explains => [PullCause.TlsOther];

    public override string Cause =>
        "The node reached a server, but TLS failed. An expired or not yet valid certificate often is a wrong clock on the node. "
        + "A certificate for another name means that the name leads elsewhere, such as a wildcard in DNS that points at the cluster's own ingress. "
        + "A handshake that does not end is a matter of the network: packet size, firewall, or a busy proxy.";

    public override string Remedy =>
        "Read from the message which it is. Compare the node's clock with the real time, the address with the registry's own, and the certificate with the name. "
        + "For icr.io exempt *.icr.io from any box that intercepts TLS. Do not switch verification off.";

    public override string WhenFine => "A single handshake timeout that the next try gets past needs nothing.";

    protected override string Message(Pull pull, PullFailure failure) => string.Format(KindOf(failure).Message, Network.Host(pull, failure));

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var look = KindOf(failure).At;
        return
        [
            look == Look.Clock ? new Fix($"{Network.OnNode(pull, facts)} date -u", "shows the node's clock, to compare with the real time") : null,
            look == Look.Address ? Network.LookUpFromNode(pull, failure, facts, "shows where the name leads on the node") : null,
            look == Look.Connection ? Network.ConnectFromNode(pull, failure, facts, "shows whether a handshake ends now") : null,
            look == Look.Connection ? null : Network.ShowCertificateFromNode(pull, failure, facts, "shows the certificate the node gets: its names, dates and issuer"),
        ];
    }

    private static Kind KindOf(PullFailure failure) =>
        Array.Find(Known, known => failure.Text.Contains(known.Text, StringComparison.OrdinalIgnoreCase)) ?? Unknown;

    private sealed record Kind(string Text, string Message, Look At);

    private enum Look
    {
        Certificate,
        Clock,
        Address,
        Connection,
    }
}

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
        new("certificate is valid for", "the node gets a certificate for another name when it connects to {0}", Look.Address),
        new("certificate is not valid for", "the node gets a certificate for another name when it connects to {0}", Look.Address),
        new("IP SANs", "the certificate of {0} does not contain the IP address that the node connects to", Look.Certificate),
        new("legacy Common Name", "the certificate of {0} has no host in its subject alternative names", Look.Certificate),
        new("handshake timeout", "the TLS handshake between the node and {0} timed out", Look.Connection),
        new("does not look like a TLS handshake", "{0} does not speak TLS to the node", Look.Connection),
        new("unrecognized name", "the server does not recognize the name {0}: most likely the host in the image is misspelled", Look.Address),
        new("remote error: tls", "{0} refuses the node's TLS handshake", Look.Certificate),
    ];

    private static readonly Kind Unknown = new("", "the TLS connection from the node to {0} fails", Look.Certificate);

    public override string Id => "ICR605";

    public override string Title => "TLS between the node and the registry fails";

    public override IReadOnlyList<PullCause> Explains => [PullCause.TlsOther];

    public override string Cause =>
        "The node reached a server, but TLS failed. If the certificate has expired or is not valid yet, the node's clock is often wrong. A certificate for "
        + "another name means that the name resolves to a different server, e.g. through a DNS wildcard for the cluster's own ingress. A handshake timeout is a "
        + "network problem: packet size, firewall, or a busy proxy.";

    public override string Remedy =>
        "The message says which of these it is. Compare the node's clock with the actual time, the address with the registry's own, and the certificate with the "
        + "name. For icr.io, exempt *.icr.io from TLS interception. Do not disable certificate verification.";

    public override string WhenToIgnore => "When the next attempt succeeds: a single handshake timeout requires no action.";

    protected override string Message(Pull pull, PullFailure failure) => string.Format(KindOf(failure).Message, Network.Host(pull, failure));

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var look = KindOf(failure).At;
        return
        [
            look == Look.Clock ? Fix.Show($"{Network.OnNode(pull, facts)} date -u", "show the node's clock, to compare it with the actual time") : null,
            look == Look.Address ? Network.LookUpFromNode(pull, failure, facts, "show which address the name resolves to on the node") : null,
            look == Look.Connection ? Network.ConnectFromNode(pull, failure, facts, "check whether a handshake succeeds now") : null,
            look == Look.Connection ? null : Network.ShowCertificateFromNode(pull, failure, facts, "show the certificate that the node gets: its subject, dates and issuer"),
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

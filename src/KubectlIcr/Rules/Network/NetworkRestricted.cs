using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR609: the registry, or a middlebox, turns the node away for where it comes from.</summary>
internal sealed partial class NetworkRestricted : MessageRule
{
    public override string Id => "ICR609";

    public override string Title => "The node's network is not allowed to pull";

    public override IReadOnlyList<PullCause> Explains => [PullCause.NetworkRestricted];

    public override string Cause =>
        "The node was refused because of where it comes from, not because of who it is. A firewall, a Calico policy or a proxy blocks the connection or responds "
        + "with a page of its own, or the account restricts IP addresses with an allow-list in IAM or a context-based restriction.";

    public override string Remedy =>
        "Allow TCP 443 from the workers to *.icr.io, by name and not by IP address. Then check the account's context-based restrictions and its IAM allow-list. "
        + "Only Activity Tracker records whether a restriction refused this pull.";

    public override string WhenToIgnore => "When the cluster is not supposed to have the image: the restriction works as intended.";

    public override string? Topic => IbmTopic.Registry("registry_iam_ip");

    public static Fix ShowRestrictions { get; } =
        Fix.Show("ibmcloud cbr rules --service-name container-registry", "list the context-based restrictions of the account that you are logged in to");

    /// <summary>A connection that was cut off was not refused: see <see cref="ConnectionCut"/>.</summary>
    public override bool Tells(PullFailure failure) => base.Tells(failure) && failure.Detail != PullDetail.CutOff;

    /// <summary>Also a refused layer where no quota can be meant, and a refusal by a registry that requires no login.</summary>
    protected override bool IsAbout(Pull pull, PullFailure failure) =>
        !failure.IsPrivateOnly
        && (base.IsAbout(pull, failure) || pull.RefusesEveryone(failure) || (failure.Cause == PullCause.QuotaExceeded && !Quota.IsSaid(failure) && (!Quota.Counts(pull) || Quota.HasTrafficLeft(pull))));

    protected override string Message(Pull pull, PullFailure failure)
    {
        var host = Network.Host(pull, failure);
        if (RefusedAddress().Match(failure.Text) is { Success: true } match)
            return $"{host} does not allow access from address {match.Groups["ip"].Value}";
        return pull.RefusesEveryone(failure)
            ? $"{pull.Image?.Registry} requires no credentials, but {(host == pull.Image?.Registry ? "" : $"{host} ")}responds to {Names.Asker(pull)} with 403: the registry, or a proxy or firewall in the network path, denies access from its region or network"
            : $"{host}, or a proxy or firewall in the network path, denies access from {Names.Asker(pull)}'s network";
    }

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var isIcr = IcrDomain.IsIcr(pull.Image?.Registry);
        return
        [
            Network.ConnectFromNode(pull, failure, facts, isIcr
                ? "check what responds: 401 comes from the registry; a 403 or a web page can come from a proxy or firewall in the network path, which must allow TCP 443 to *.icr.io"
                : "check what responds: 401 or 200 comes from the registry; a 403 or a web page can come from a proxy or firewall in the network path"),
            isIcr ? ShowRestrictions : null,
            .. PrivateHost.Instead(pull, facts, "avoid restrictions of the public network"),
        ];
    }

    /// <summary>The one text that names the address: <c>client with IP '203.0.113.9' is not allowed access</c>.</summary>
    [GeneratedRegex(@"client with IP '(?<ip>[0-9A-Fa-f.:]+)' is not allowed", RegexOptions.IgnoreCase)]
    private static partial Regex RefusedAddress();
}

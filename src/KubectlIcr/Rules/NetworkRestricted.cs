using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR609: the registry, or a box before it, turns the node away for where it comes from.</summary>
internal sealed partial class NetworkRestricted : MessageRule
{
    public override string Id => "ICR609";

    public override string Title => "The node's network is not allowed to pull";

    public override IReadOnlyList<PullCause> Explains => [PullCause.NetworkRestricted];

    public override string Cause =>
        "The node was turned away for where it comes from, not for who it is. A firewall, a Calico policy or a proxy cuts the connection or answers with a page "
        + "of its own, or the account restricts addresses: an IP allow-list in IAM, or a context-based restriction. VPC clusters made with version 1.30 or later "
        + "block public egress by default.";

    public override string Remedy =>
        "Allow TCP 443 from the workers to *.icr.io and the dd hosts below it, by name, not by address. "
        + "Then look at the account's context-based restrictions and its IAM allow-list. That a restriction refused this pull is recorded only in Activity Tracker.";

    public override string WhenFine => "Where the cluster must not have the image: then the restriction does what it is meant to do.";

    public static Fix ShowRestrictions { get; } =
        new("ibmcloud cbr rules --service-name container-registry", "lists the context-based restrictions of the account that is logged in");

    /// <summary>Also a refused layer where no quota can be meant.</summary>
    protected override bool IsAbout(Pull pull, PullFailure failure) =>
        !failure.IsPrivateOnly
        && (base.IsAbout(pull, failure) || (failure.Cause == PullCause.QuotaExceeded && !Quota.IsSaid(failure) && (!Quota.Counts(pull) || Quota.HasTrafficLeft(pull))));

    protected override string Message(Pull pull, PullFailure failure)
    {
        var host = Network.Host(pull, failure);
        if (RefusedAddress().Match(failure.Text) is { Success: true } match)
            return $"{host} does not allow access from address {match.Groups["ip"].Value}";
        return failure.Text.Contains("connection reset", StringComparison.OrdinalIgnoreCase)
            ? $"{Names.Asker(pull)}'s connection to {host} is cut off by the registry or by a box before it"
            : $"{host} or a box before it refuses {Names.Asker(pull)}'s network";
    }

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var isIcr = IcrDomain.IsIcr(pull.Image?.Registry);
        return
        [
            Network.ConnectFromNode(pull, failure, facts, isIcr
                ? "401 comes from the registry; a web page or a reset comes from a box that must allow TCP 443 to *.icr.io"
                : "401 or 200 comes from the registry; a web page or a reset comes from a box before it"),
            isIcr ? ShowRestrictions : null,
            .. PrivateHost.Instead(pull, facts, "avoid restrictions of the public network"),
        ];
    }

    /// <summary>The one text that names the address: <c>client with IP '203.0.113.9' is not allowed access</c>.</summary>
    [GeneratedRegex(@"client with IP '(?<ip>[0-9A-Fa-f.:]+)' is not allowed", RegexOptions.IgnoreCase)]
    private static partial Regex RefusedAddress();
}

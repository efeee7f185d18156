using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that show a network fault from the node itself, where a laptop's answer proves nothing.</summary>
internal static class Network
{
    /// <summary>Causes that keep the node from every image of the registry.</summary>
    private static readonly PullCause[] Unreached =
    [
        PullCause.Dns, PullCause.ConnectTimeout, PullCause.ConnectionRefused, PullCause.TlsUnknownCa, PullCause.TlsOther, PullCause.HttpVsHttps, PullCause.Proxy, PullCause.NetworkRestricted,
        PullCause.Registry5xx, PullCause.RateLimited,
    ];

    /// <summary>The host the node talked to, for a message.</summary>
    public static string Host(Pull pull, PullFailure failure) => failure.Host ?? pull.Image?.Registry ?? "the registry";

    /// <summary>The node as a word for a command.</summary>
    public static string Node(Pull pull) => Shell.Quote(pull.NodeName ?? "NODE");

    /// <summary>Looks the host up with the node's own resolver.</summary>
    public static Fix LookUpFromNode(Pull pull, PullFailure failure, ClusterFacts facts, string why) =>
        Fix.Show($"{OnNode(pull, facts)} nslookup {Shell.Quote(WithoutPort(Address(pull, failure)))}", why);

    /// <summary>Opens a TLS connection to the host from the node's network.</summary>
    public static Fix ConnectFromNode(Pull pull, PullFailure failure, ClusterFacts facts, string why) =>
        Fix.Show($"{OnNode(pull, facts)} wget -S -O- -T 10 {Shell.Quote($"https://{Address(pull, failure)}/v2/")}", why);

    /// <summary>Prints the certificate that the node's own curl gets, trusted or not (curl prints none that it rejects). No credentials are sent.</summary>
    public static Fix ShowCertificateFromNode(Pull pull, PullFailure failure, ClusterFacts facts, string why) =>
        Fix.Show($"{OnHost(pull, facts)} curl -ksSv -m 10 -o /dev/null {Shell.Quote($"https://{Address(pull, failure)}/v2/")}", why);

    /// <summary>The last words of the node's container runtime.</summary>
    public static Fix RuntimeLog(Pull pull, ClusterFacts facts, string why) =>
        Fix.Show($"{OnHost(pull, facts)} journalctl -u containerd -u crio --since -30min --no-pager", why);

    /// <summary>Adds how to find another image first, where commands debug the node with one from the registry that it failed to reach.</summary>
    public static IReadOnlyList<Fix> WithAnotherImage(List<Fix> fixes, Pull pull, PullFailure failure, ClusterFacts facts)
    {
        var image = DebugImage.For(pull.Pod.NodeName, facts);
        var needing = fixes.FindAll(fix => fix.Run.Contains($"--image={image} ", StringComparison.Ordinal));
        var isUnreached = Unreached.Contains(failure.Cause) && DebugImage.IsPulled(pull.Pod.NodeName, facts) && ImageReference.TryParse(image, out var reference, out _) && (reference.Registry == Host(pull, failure) || reference.Registry == pull.Image?.Registry);
        if (needing.Count == 0 || !isUnreached)
            return fixes;
        var programs = needing.Select(fix => fix.Run.Split(" -- ")[1].Split(' ')[0]).Distinct();
        var show = Fix.Show($"kubectl get node {Node(pull)} -o jsonpath='{{range .status.images[*]}}{{.names[-1]}}{{\"\\n\"}}{{end}}'",
            $"list the images on the node. If the node can't pull the debug image used below either, use one from this list that contains {ShortList.All(programs)}");
        return fixes.SelectMany(fix => fix == needing[0] ? new[] { show, fix } : [fix]).ToList();
    }

    /// <summary>Runs a command of a small image on the node: its network, its clock, its files under <c>/host</c>.</summary>
    public static string OnNode(Pull pull, ClusterFacts facts) => $"{Debug(pull, facts)} --profile=general --";

    /// <summary>Runs a command of the node itself; needs the right to start privileged pods.</summary>
    public static string OnHost(Pull pull, ClusterFacts facts) => $"{Debug(pull, facts)} --profile=sysadmin -- chroot /host";

    private static string Debug(Pull pull, ClusterFacts facts) => $"kubectl debug node/{Node(pull)} -it --image={Shell.Quote(DebugImage.For(pull.Pod.NodeName, facts))}";

    /// <summary>Docker Hub answers at another name than the one its images carry.</summary>
    private static string Address(Pull pull, PullFailure failure) =>
        (failure.Host ?? pull.Image?.Registry ?? "REGISTRY") is var host && host == "docker.io" ? "registry-1.docker.io" : host;

    private static string WithoutPort(string host) =>
        host.LastIndexOf(':') is var colon && colon > host.LastIndexOf(']') ? host[..colon] : host;
}

using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that show a network fault from the node itself, where a laptop's answer proves nothing.</summary>
internal static class Network
{
    /// <summary>Looks the host up with the node's own resolver.</summary>
    public static Fix LookUpFromNode(Pull pull, PullFailure failure, string why) => new($"{OnNode(pull)} nslookup {HostOf(pull, failure)}", why);

    /// <summary>Opens a TLS connection to the host from the node's network.</summary>
    public static Fix ConnectFromNode(Pull pull, PullFailure failure, string why) => new($"{OnNode(pull)} wget -S -O- -T 10 https://{HostOf(pull, failure)}/v2/", why);

    private static string OnNode(Pull pull) =>
        $"kubectl debug node/{Shell.Quote(pull.Pod.NodeName ?? "NODE")} -it --image=busybox --profile=general --";

    private static string HostOf(Pull pull, PullFailure failure) => Shell.Quote(failure.Host ?? pull.Image?.Registry ?? "REGISTRY");
}

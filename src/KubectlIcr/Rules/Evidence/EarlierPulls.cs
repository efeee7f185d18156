using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>How long the node's earlier pulls took, as far as their events are known.</summary>
internal static partial class EarlierPulls
{
    /// <summary>Of the same image first, then the newest.</summary>
    public static IEnumerable<Evidence> Of(Pull pull, ClusterFacts facts)
    {
        var there = facts.Pods.Concat(facts.OtherPods).Where(pod => pod.NodeName == pull.Pod.NodeName).ToLookup(pod => pod.Key);
        return facts.Events
            .Where(one => one.Reason == "Pulled" && there[new(one.Namespace, one.InvolvedName)].Any(one.IsAbout))
            .Select(one => Pulled().Match(one.Message)).Where(match => match.Success)
            .OrderByDescending(match => match.Groups["image"].Value == pull.Use.Image)
            .Select(match => new Evidence("event", $"{Names.Node(pull)} pulled {match.Groups["image"].Value} in {match.Groups["took"].Value}{match.Groups["waited"].Value}"));
    }

    [GeneratedRegex("""^Successfully pulled image "(?<image>[^"\s]{1,500})" in (?<took>[0-9.hmsµn]{1,40})(?<waited> \([0-9.hmsµn]{1,40} including waiting\))?""")]
    private static partial Regex Pulled();
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>A problem that only many pulls or nodes together show: a pure function of all pulls of the run and the cluster's facts. Asked after the pull rules.</summary>
internal abstract class ClusterRule : Rule
{
    /// <summary>The ids of the pull rules whose findings it replaces, for the pulls that it finds.</summary>
    public virtual IReadOnlyList<string> Supersedes => [];

    /// <summary>Why it can't be checked, or not wholly, where it has something to say of these pulls; empty where all it needs was read.</summary>
    public virtual IEnumerable<string> Caveats(IReadOnlyList<Pull> pulls, ClusterFacts facts) => [];

    /// <summary>The findings over all pulls. Facts that were not read prove nothing.</summary>
    public abstract IEnumerable<Finding> Check(IReadOnlyList<Pull> pulls, ClusterFacts facts);
}

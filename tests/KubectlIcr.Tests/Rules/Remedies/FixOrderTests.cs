using KubectlIcr.Cluster;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class FixOrderTests
{
    private const string Entitled = "kubectl create secret docker-registry cp-icr-io-pull -n team-a --docker-server=cp.icr.io --docker-username=cp --docker-password=ENTITLEMENT_KEY";

    private const string After = "kubectl patch statefulset/s -n x -p '{}'";

    /// <summary>Two containers of one pod that need a secret each.</summary>
    private static ACluster TwoRegistries => new ACluster().OwnedBy("Deployment/web").Secret("all-icr-io", @namespace: "default").Beside("cp.icr.io/cp/mq:9");

    [Fact]
    public void Each_secret_is_bound_and_pods_are_made_anew_last() => Assert.Equal(
        [Commands.Copy, Commands.Bind("all-icr-io"), Entitled, Commands.Bind("cp-icr-io-pull"), Commands.Restart],
        TwoRegistries.The("ICR301").Runs());

    public static TheoryData<string> Owners => ["Deployment/web", "StatefulSet/web", "Pod/web"];

    [Theory]
    [MemberData(nameof(Owners))]
    public void Whatever_makes_pods_anew_is_last(string owner)
    {
        var recreation = PodFixes.Recreate(new Pod { Namespace = "team-a", Name = "web", Owner = owner }, "");

        Assert.Equal(["one", "two", recreation.Run], FixOrder.Of([new("one", ""), recreation, new("two", ""), new("one", "")]).Select(fix => fix.Run));
    }

    [Fact]
    public void Merges_deletions_and_nothing_else() => Assert.Equal(
        ["kubectl patch statefulset/s -n x -p '{}' && kubectl delete pod/a pod/b -n x", Commands.Restart, "kubectl delete pod/a pod/b -n x", "kubectl delete pod/a -n y"],
        FixOrder.Of([
            new(Commands.Restart, "") { Steps = [new RestartWorkload("team-a", "deployment", "web")] },
            Delete("a"), Delete("a", After), Delete("b"), Delete("a", @namespace: "y"), Delete("b", After), Delete("a"),
        ]).Select(fix => fix.Run));

    private static Fix Delete(string pod, string? after = null, string @namespace = "x") => PodFixes.Delete([new DeletePod(@namespace, pod, after)], "");
}

using KubectlIcr.Cluster;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

/// <summary>What fixes say they do: the same as their commands.</summary>
public class StepsTests
{
    private static Secret Donor(string type = Secret.DockerConfigJsonType) => new() { Namespace = "default", Name = "all-icr-io", Type = type };

    private static Secret Target => Donor() with { Namespace = "team-a", Name = "key" };

    [Fact]
    public void Of_a_finding_in_order() => Assert.Equal(
        [
            new CopySecret("default", "all-icr-io", "team-a", "all-icr-io", Overwrite: false),
            new BindServiceAccount("team-a", "default", "all-icr-io"),
            new RestartWorkload("team-a", "deployment", "web"),
        ],
        new ACluster().OwnedBy("Deployment/web").Secret("all-icr-io", @namespace: "default").The("ICR301").Fixes.SelectMany(fix => fix.Steps));

    [Fact]
    public void An_overwritten_secret_is_said_to_be() =>
        Assert.Equal([new CopySecret("default", "all-icr-io", "team-a", "key", Overwrite: true)], SecretFixes.Overwrite(Donor(), Target, "").Steps);

    [Fact]
    public void What_only_a_person_can_do_has_none() => Assert.All(
        new[]
        {
            SecretFixes.Overwrite(Donor(Secret.DockerCfgType), Target, ""), SecretFixes.Remake(Target, ""), SecretFixes.Create("a", "b", "us.icr.io", ""),
            PodSecretFixes.List(Owned("Deployment/web"), ["a"], ""), PodFixes.Recreate(Owned("Node/a"), ""),
        },
        fix => Assert.Empty(fix.Steps));

    [Fact]
    public void Pods_are_deleted_where_a_controller_makes_new_ones() =>
        Assert.Equal([new DeletePod("team-a", "web-1")], PodFixes.Recreate(Owned("StatefulSet/web"), "").Steps);

    [Fact]
    public void Another_try_is_said_to_be_no_more_also_for_several_pods() => Assert.True(Assert.Single(FixOrder.Of(
        [PodFixes.TryAgain(Owned("StatefulSet/web"), "")!, PodFixes.TryAgain(Owned("StatefulSet/web") with { Name = "web-2" }, "")!])).OnlyTriesAgain);

    [Theory]
    [InlineData("ICR307")]
    [InlineData("ICR901")]
    public void Where_the_kubelet_will_try_again_a_new_pod_mends_nothing(string id)
    {
        var cluster = new ACluster().OwnedBy("Deployment/web").Names("all-icr-io").Secret("all-icr-io");

        Assert.All((id == "ICR901" ? cluster.BackOffOnly() : cluster).The(id).Fixes, fix => Assert.True(fix.OnlyTriesAgain));
    }

    [Fact]
    public void A_bare_pod_is_replaced() => Assert.Equal([new ReplacePod("team-a", "web-1")], PodFixes.Recreate(Owned(null), "").Steps);

    private static Pod Owned(string? owner) => new() { Namespace = "team-a", Name = "web-1", Owner = owner };
}

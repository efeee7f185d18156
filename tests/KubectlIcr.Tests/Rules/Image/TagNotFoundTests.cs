using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class TagNotFoundTests
{
    private static ACluster Missing => new ACluster().OwnedBy("Deployment/web").Fails(ACluster.NoTag);

    [Fact]
    public void Found_when_the_registry_has_no_such_tag()
    {
        var finding = Missing.The("ICR102");

        Assert.Equal("us.icr.io has no team/app:1.0: the tag or the whole repository does not exist", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal(
            ["ibmcloud cr region-set us-south", "ibmcloud cr image-list --restrict team/app", "ibmcloud cr trash-list --restrict team", Commands.SetImage("us.icr.io/team/app:TAG")],
            finding.Runs());
        Assert.Equal(["ICR102"], Missing.Errors());
    }

    [Fact]
    public void Certain_when_the_registry_says_manifest_unknown() => Assert.Equal(Certainty.Certain, Missing.Fails("manifest unknown: manifest unknown").The("ICR102").Certainty);

    [Fact]
    public void The_tag_is_missing_where_the_text_says_so_or_another_tag_runs()
    {
        Assert.Equal("us.icr.io/team/app has no tag 1.0", Missing.Fails("manifest unknown: manifest unknown").The("ICR102").Message);
        Assert.Equal("us.icr.io/team/app has no tag 1.0", Missing.ElsewhereRuns("us.icr.io/team/app:0.9").The("ICR102").Message);
    }

    [Fact]
    public void Names_a_digest() => Assert.Equal(
        $"us.icr.io/team/app has no image with digest sha256:{new string('a', 64)}", Missing.Image($"us.icr.io/team/app@sha256:{new string('a', 64)}").The("ICR102").Message);

    [Fact]
    public void Offers_a_tag_that_runs_elsewhere() => Assert.Equal(Commands.SetImage("us.icr.io/team/app:0.9"), Missing.ElsewhereRuns("us.icr.io/team/app:0.9").The("ICR102").Runs()[^1]);

    [Theory]
    [InlineData("cp.icr.io/cp/app:1")]
    [InlineData("icr.io/cpopen/app:1")]
    [InlineData("quay.io/acme/app:1")]
    public void Does_not_search_the_own_account_for_other_peoples_images(string image) => Assert.Single(Missing.Image(image).The("ICR102").Fixes);

    [Fact]
    public void Offers_the_open_copy_of_an_entitled_image_where_the_registry_has_it()
    {
        var copy = new ImageReference("icr.io/cpopen/app:1.0", "icr.io", "cpopen/app", "1.0", null);
        var pull = APull.Failing(PullCause.NotFoundTag, "not found", "cp.icr.io/cp") with
        {
            Image = new ImageReference("cp.icr.io/cp/team/app:1.0", "cp.icr.io", "cp/team/app", "1.0", null),
            RegistryCheck = new RegistryCheck { Answers = [new PullAnswer(null, AnAnswer.NoTag)], OpenCopy = copy },
        };

        Assert.Equal([Commands.SetImage("icr.io/cpopen/app:1.0")], Assert.Single(new TagNotFound().Check(pull)).Runs());
    }

    [Fact]
    public void Secrets_play_no_part() => Assert.Equal(["ICR102"], Missing.Names("gone").NoSecret("gone").Errors());

    [Theory]
    [InlineData("StatefulSet/web", "kubectl set image statefulset/web -n team-a main=us.icr.io/team/app:TAG && kubectl delete pod/web -n team-a")]
    [InlineData("ReplicaSet/web", "kubectl set image replicaset/web -n team-a main=us.icr.io/team/app:TAG && kubectl delete pod/web -n team-a")]
    [InlineData("DaemonSet/web", "kubectl set image daemonset/web -n team-a main=us.icr.io/team/app:TAG")]
    [InlineData("Pod/web", "kubectl set image pod/web -n team-a main=us.icr.io/team/app:TAG")]
    [InlineData("Cluster/web", "kubectl edit cluster/web -n team-a")]
    public void Sets_the_image_in_the_way_the_owner_allows(string owner, string run) => Assert.Equal(run, Missing.OwnedBy(owner).The("ICR102").Runs()[^1]);

    [Fact]
    public void Quiet_when_the_repository_is_unknown() => Assert.Equal(["ICR103"], Missing.Fails("name unknown: no such repository").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Missing.Runs().Diagnose().Findings);
}

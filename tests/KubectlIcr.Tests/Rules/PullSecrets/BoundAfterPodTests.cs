using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class BoundAfterPodTests
{
    private static ACluster Bound => new ACluster().OwnedBy("Deployment/web").ServiceAccount("all-icr-io").Secret("all-icr-io");

    [Fact]
    public void Found_when_the_service_account_names_a_fitting_secret_that_the_pod_lacks()
    {
        var finding = Bound.The("ICR303");

        Assert.Equal("service account \"default\" in namespace team-a names all-icr-io now, but pods created before that do not", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Restart], finding.Runs());
        Assert.Equal(["ICR303"], Bound.Errors());
    }

    [Theory]
    [InlineData("StatefulSet/web", "kubectl delete pod/web -n team-a")]
    [InlineData("ReplicaSet/web", "kubectl delete pod/web -n team-a")]
    [InlineData("Job/web", "kubectl delete pod/web -n team-a")]
    [InlineData("DaemonSet/web", "kubectl rollout restart daemonset/web -n team-a")]
    public void Recreates_the_pod_the_way_its_owner_does(string owner, string run) => Assert.Equal([run], Bound.OwnedBy(owner).The("ICR303").Runs());

    [Fact]
    public void Found_when_the_pod_carries_the_list_as_it_was_before()
    {
        var cluster = new ACluster().OwnedBy("Deployment/web").Names("default-dockercfg-x").Secret("default-dockercfg-x", "image-registry.svc:5000")
            .ServiceAccount("default-dockercfg-x", "all-icr-io").Secret("all-icr-io");

        Assert.Equal(Certainty.Likely, cluster.The("ICR303").Certainty);
        Assert.Equal([Commands.Restart], cluster.The("ICR303").Runs());
        Assert.Equal(["ICR303"], cluster.Errors());
    }

    [Fact]
    public void A_bare_pod_would_take_its_old_list_along() => Assert.Equal(
        ["""kubectl get pod/web -n team-a -o yaml | kubectl patch --local -f - -p '{"spec":{"imagePullSecrets":[{"name":"all-icr-io"}]}}' -o yaml | kubectl replace --force -f -"""],
        new ACluster().Names("other").Secret("other", "quay.io").ServiceAccount("other", "all-icr-io").Secret("all-icr-io").The("ICR303").Runs());

    [Fact]
    public void A_bare_pod_without_a_list_is_made_anew() =>
        Assert.Equal([Commands.Remake], new ACluster().ServiceAccount("all-icr-io").Secret("all-icr-io").The("ICR303").Runs());

    [Fact]
    public void An_unread_secret_gets_the_benefit_of_the_doubt() =>
        Assert.Equal(Certainty.Likely, new ACluster().ServiceAccount("all-icr-io").HiddenSecret("all-icr-io").The("ICR303").Certainty);

    [Fact]
    public void Quiet_when_the_secret_would_not_help() => Assert.Equal(["ICR301"], new ACluster().ServiceAccount("quay").Secret("quay", "quay.io").Errors());

    [Fact]
    public void Quiet_when_the_secret_is_missing() => Assert.Equal(["ICR301"], new ACluster().ServiceAccount("gone").NoSecret("gone").Errors());

    [Fact]
    public void Quiet_for_a_template() => Assert.Empty(Bound.Template().Diagnose().Findings);

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Bound.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_service_account_was_not_read() =>
        Assert.Equal(["serviceaccounts in namespace team-a: forbidden"], new ACluster().HiddenServiceAccount().SkippedFor("ICR303"));
}

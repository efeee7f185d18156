using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class ServiceAccountHiddenTests
{
    private static ACluster Hidden =>
        new ACluster().OwnedBy("Deployment/web").Names("hub").Secret("hub", "docker.io").ServiceAccount("all-icr-io").Secret("all-icr-io");

    [Fact]
    public void Found_when_the_pods_own_list_keeps_the_fitting_secret_out()
    {
        var finding = Hidden.The("ICR304");

        Assert.Equal("the pods' own pull secret \"hub\" overrides \"all-icr-io\" of service account \"default\" in namespace team-a", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Name("all-icr-io")], finding.Runs());
        Assert.Equal(["ICR304"], Hidden.Errors());
    }

    [Fact]
    public void Found_in_a_template() => Assert.Equal([Commands.Name("all-icr-io")], Hidden.Template().The("ICR304").Runs());

    [Fact]
    public void Drops_the_job_that_keeps_the_old_template_of_a_cron_job() => Assert.Equal(
        [""""kubectl patch cronjob/web -n team-a -p '{"spec":{"jobTemplate":{"spec":{"template":{"spec":{"imagePullSecrets":[{"name":"all-icr-io"}]}}}}}}' && kubectl delete job -n team-a "$(kubectl get pod/web -n team-a -o jsonpath='{.metadata.labels.job-name}')"""" + '"'],
        Hidden.OwnedBy("CronJob/web").The("ICR304").Runs());

    [Fact]
    public void Quiet_when_one_of_the_pods_own_fits() => Assert.Empty(Hidden.Names("hub", "own").Secret("own").Found("ICR304"));

    [Fact]
    public void Quiet_when_the_service_accounts_secret_does_not_fit() => Assert.Equal(["ICR403"], Hidden.Secret("all-icr-io", "de.icr.io").Errors());

    [Fact]
    public void Quiet_when_the_pods_own_secret_is_missing() => Assert.Equal(["ICR302"], Hidden.NoSecret("hub").Errors());

    [Fact]
    public void Quiet_when_the_pod_carries_the_service_accounts_list_as_it_was_before() =>
        Assert.Equal(["ICR303"], Hidden.ServiceAccount("hub", "all-icr-io").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Hidden.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_service_account_was_not_read()
    {
        Assert.Equal(["serviceaccounts in namespace team-a: forbidden"], Hidden.HiddenServiceAccount().SkippedFor("ICR304"));
        Assert.Equal(["ICR403"], Hidden.HiddenServiceAccount().Errors());
    }
}

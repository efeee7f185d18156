using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NoPullSecretTests
{
    private static ACluster Deployment => new ACluster().OwnedBy("Deployment/web");

    [Fact]
    public void Found_when_neither_pod_nor_service_account_names_a_secret()
    {
        var finding = Deployment.Secret("all-icr-io", @namespace: "default").The("ICR301");

        Assert.Equal("pods that use service account \"default\" in namespace team-a have no pull secret", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Copy, Commands.Bind("all-icr-io"), Commands.Restart], finding.Runs());
        Assert.Equal(["ICR301"], Deployment.Errors());
    }

    [Fact]
    public void Makes_a_bare_pod_anew() => Assert.Equal([Commands.Create, Commands.Bind("us-icr-io-pull"), Commands.Remake], new ACluster().The("ICR301").Runs());

    [Fact]
    public void Binds_a_secret_that_is_in_the_namespace_already() =>
        Assert.Equal([Commands.Bind("mine"), Commands.Restart], Deployment.Secret("mine").The("ICR301").Runs());

    [Fact]
    public void A_template_needs_no_restart()
    {
        var cluster = new ACluster().Template();

        Assert.Equal([Commands.Create, Commands.Bind("us-icr-io-pull")], cluster.The("ICR301").Runs());
        Assert.Equal(Certainty.Likely, cluster.The("ICR301").Certainty);
        Assert.Equal(["ICR301"], cluster.Errors());
    }

    [Fact]
    public void Takes_another_name_where_the_copied_one_is_in_use()
    {
        var runs = Deployment.Secret("all-icr-io", "de.icr.io").Secret("all-icr-io", @namespace: "default").The("ICR301").Runs();

        Assert.Equal([$"{Commands.Copy} --name all-icr-io-2", Commands.Bind("all-icr-io-2")], runs.Take(2));
    }

    [Fact]
    public void Found_although_the_service_account_names_a_secret_that_would_not_help()
    {
        var cluster = Deployment.ServiceAccount("quay").Secret("quay", "quay.io");

        Assert.Equal(["ICR301"], cluster.Errors());
        Assert.Equal([Commands.Create, Commands.Bind("us-icr-io-pull"), Commands.Restart], cluster.The("ICR301").Runs());
        Assert.Contains(cluster.The("ICR301").Evidence, evidence => evidence.Text == "\"default\" lists \"quay\", which can't be used for this image");
    }

    [Fact]
    public void Makes_the_service_account_again_where_it_was_deleted() =>
        Assert.Equal("kubectl create serviceaccount default -n team-a", Deployment.NoServiceAccount().Secret("mine").The("ICR301").Runs()[0]);

    [Fact]
    public void Does_not_offer_an_API_key_for_another_registry()
    {
        var cluster = new ACluster().Image("docker.io/acme/app:1").Fails(ACluster.Denied);

        Assert.Equal(
            "kubectl create secret docker-registry docker-io-pull -n team-a --docker-server=https://index.docker.io/v1/ --docker-username=USER --docker-password=PASSWORD",
            cluster.The("ICR301").Runs()[0]);
        Assert.Equal(Certainty.Possible, cluster.The("ICR301").Certainty);
        Assert.Equal(["ICR301"], cluster.Errors());
    }

    [Fact]
    public void Speaks_of_another_registry_also_where_the_cluster_has_no_secret() =>
        Assert.Equal(["ICR301"], new ACluster().NoSecret("all-icr-io", "default").Image("quay.io/acme/app:1").Errors());

    [Fact]
    public void The_entitled_registry_takes_an_entitlement_key() => Assert.Equal(
        "kubectl create secret docker-registry cp-icr-io-pull -n team-a --docker-server=cp.icr.io --docker-username=cp --docker-password=ENTITLEMENT_KEY",
        new ACluster().Image("cp.icr.io/cp/app:1").The("ICR301").Runs()[0]);

    [Fact]
    public void Less_sure_when_the_node_sent_a_credential_of_its_own()
    {
        var finding = Deployment.Fails(ACluster.Refused).The("ICR301");

        Assert.Equal(Certainty.Possible, finding.Certainty);
        Assert.Contains(finding.Evidence, evidence => evidence.Text.Contains("OpenShift's global pull secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_warns_of_a_global_image_that_was_not_tried_yet() =>
        Assert.Equal(Severity.Warning, new ACluster().Template().Image("icr.io/acme/app:1").The("ICR301").Severity);

    [Fact]
    public void Found_when_only_back_off_is_left() => Assert.Equal(Certainty.Likely, new ACluster().BackOffOnly().The("ICR301").Certainty);

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(new ACluster().Runs().Diagnose().Findings);

    [Fact]
    public void Quiet_when_an_open_image_is_refused() => Assert.Equal(["ICR904"], new ACluster().Image("icr.io/cpopen/app:1").Errors());

    [Fact]
    public void Says_that_a_name_without_a_host_is_Docker_Hubs() => Assert.Contains(
        new ACluster().Image("app:1").Fails(ACluster.Denied).The("ICR301").Evidence, evidence => evidence.Text == "image \"app:1\" contains no registry host, so the node uses docker.io");

    [Fact]
    public void Quiet_on_an_open_image() => Assert.Empty(new ACluster().Template().Image("icr.io/cpopen/app:1").Diagnose().Findings);

    [Fact]
    public void Quiet_on_other_failures() => Assert.Empty(new ACluster().Fails(ACluster.NoTag).Found("ICR301"));

    [Fact]
    public void Quiet_when_the_policy_forbids_pulls() => Assert.Empty(new ACluster().Template().Policy("Never").Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_service_account_was_not_read() =>
        Assert.Equal(["serviceaccounts in namespace team-a: forbidden"], new ACluster().HiddenServiceAccount().SkippedFor("ICR301"));

    [Fact]
    public void Quiet_when_the_node_sent_a_login_of_its_own_to_another_registry()
    {
        var finding = new ACluster().Image("ghcr.io/acme/ui:0.6").Fails("failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden").Diagnose().Findings[0];

        Assert.Equal(("ICR904", "ghcr.io refuses the pull"), (finding.Id, finding.Message));
        Assert.Contains(finding.Evidence, evidence => evidence.Text.StartsWith("the node sent credentials anyway", StringComparison.Ordinal));
        Assert.Contains(finding.Evidence, evidence => evidence.Text.Contains("the credentials are wrong or have expired", StringComparison.Ordinal));
    }
}

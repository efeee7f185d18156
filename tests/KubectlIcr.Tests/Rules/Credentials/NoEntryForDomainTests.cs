using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class NoEntryForDomainTests
{
    private static ACluster Other => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull", "de.icr.io");

    [Fact]
    public void Names_the_repository_where_only_another_path_has_an_entry() => Assert.Equal(
        "secret \"pull\" in namespace team-a has no entry for us.icr.io/team/app",
        new ACluster().Names("pull").Secret("pull", "us.icr.io/other").The("ICR403").Message);

    [Fact]
    public void Shows_the_blank_in_a_key_that_the_kubelet_drops() => Assert.Contains(
        new ACluster().Names("pull").Secret("pull", "us.icr.io ").The("ICR403").Evidence,
        evidence => evidence.Text == "\"pull\" has an entry for \"us.icr.io \" (not a valid URL, so the kubelet ignores the entry)");

    [Fact]
    public void Doubts_a_registry_that_IBM_does_not_list() => Assert.StartsWith(
        "if registry eu.icr.io exists, ", new ACluster().Image("eu.icr.io/team/app:1").Names("pull").Secret("pull").The("ICR403").Fixes[0].Why, StringComparison.Ordinal);

    [Fact]
    public void Takes_the_port_of_HTTPS_off_the_registrys_name()
    {
        var finding = new ACluster().OwnedBy("Deployment/web").Image("us.icr.io:443/team/app:1.0").Names("pull").Secret("pull").The("ICR403");

        Assert.Equal(("secret \"pull\" in namespace team-a has no entry for us.icr.io:443", Certainty.Certain), (finding.Message, finding.Certainty));
        Assert.Equal([Commands.SetImage("us.icr.io/team/app:1.0")], finding.Runs());
    }

    [Fact]
    public void Found_when_no_key_matches_the_host()
    {
        var finding = Other.The("ICR403");

        Assert.Equal("secret \"pull\" in namespace team-a has no entry for us.icr.io", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Create, Commands.Name("us-icr-io-pull")], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "\"pull\" has an entry for de.icr.io");
        Assert.Equal(["ICR403"], Other.Errors());
    }

    [Fact]
    public void Says_when_a_secret_has_no_entry_at_all() =>
        Assert.Contains(Other.Payload("pull", """{"us.icr.io":{"auth":"YTpi"}}""").The("ICR403").Evidence, evidence => evidence.Text == "\"pull\": the payload has no \"auths\"; its entries are at the top level, where the kubelet looks only if the secret has type kubernetes.io/dockercfg");

    [Fact]
    public void Names_all_secrets() =>
        Assert.Equal("secrets \"pull\" and \"hub\" in namespace team-a have no entry for us.icr.io", Other.Names("pull", "hub").Secret("hub", "docker.io").The("ICR403").Message);

    [Fact]
    public void Binds_to_the_service_account_that_gave_the_list() => Assert.Equal(
        [Commands.Copy, Commands.Bind("all-icr-io"), Commands.Restart], Other.ServiceAccount("pull").Secret("all-icr-io", @namespace: "default").The("ICR403").Runs());

    [Fact]
    public void A_bare_pod_is_made_anew_with_the_secret() => Assert.Equal(
        ["""kubectl get pod/web -n team-a -o yaml | kubectl patch --local -f - -p '{"spec":{"imagePullSecrets":[{"name":"mine"}]}}' -o yaml | kubectl replace --force -f -"""],
        new ACluster().Names("pull").ServiceAccount("pull").Secret("pull", "de.icr.io").Secret("mine").The("ICR403").Runs());

    [Fact]
    public void Uses_the_regions_other_name_when_the_secret_has_it() =>
        Assert.Equal([Commands.SetImage("us.icr.io/team/app:1.0")], Other.Secret("pull").Image("registry.ng.bluemix.net/team/app:1.0").The("ICR403").Runs());

    [Fact]
    public void Uses_the_host_from_which_the_same_image_runs() => Assert.Equal([Commands.SetImage("de.icr.io/team/app:1.0")], Other.ElsewhereRuns("de.icr.io/team/app:1.0").The("ICR403").Runs());

    [Fact]
    public void Renews_a_stale_copy_of_all_icr_io() => Assert.Equal(
        [Commands.Overwrite],
        new ACluster().Names("all-icr-io").Secret("all-icr-io", "de.icr.io").Payload("all-icr-io", """{"auths":{"de.icr.io":{"auth":"YTpi"},"us.icr.io":{"auth":"YTpi"}}}""", @namespace: "default").The("ICR403").Runs());

    [Fact]
    public void Lets_IBM_Cloud_renew_an_all_icr_io_that_is_older_than_the_region() =>
        Assert.Equal([Commands.Apply, Commands.Overwrite], new ACluster().Names("all-icr-io").Secret("all-icr-io").Image("ca2.icr.io/team/app:1").The("ICR403").Runs());

    [Fact]
    public void Does_not_expect_IBM_Cloud_to_know_a_host_that_is_none_of_its_own() =>
        Assert.DoesNotContain(new ACluster().Names("all-icr-io").Secret("all-icr-io").Image("eu.icr.io/team/app:1").The("ICR403").Runs(), run => run.StartsWith("ibmcloud", StringComparison.Ordinal));

    [Fact]
    public void The_entitled_registry_needs_its_own_secret() => Assert.Equal(
        ["kubectl create secret docker-registry cp-icr-io-pull -n team-a --docker-server=cp.icr.io --docker-username=cp --docker-password=ENTITLEMENT_KEY", Commands.Name("cp-icr-io-pull")],
        Other.Names("all-icr-io").Secret("all-icr-io").Image("cp.icr.io/cp/app:1").The("ICR403").Runs());

    [Fact]
    public void Found_in_a_template() => Assert.Equal(["ICR403"], Other.Template().Errors());

    [Fact]
    public void Quiet_when_a_prefix_or_a_glob_matches()
    {
        Assert.Empty(Other.Secret("pull", "us.icr.io/team").Found("ICR403"));
        Assert.Empty(Other.Secret("pull", "*.icr.io").Found("ICR403"));
    }

    [Fact]
    public void Quiet_on_an_open_image_and_on_a_running_pod()
    {
        Assert.Empty(Other.Template().Image("icr.io/cpopen/app:1").Diagnose().Findings);
        Assert.Empty(Other.Runs().Diagnose().Findings);
    }

    [Fact]
    public void Quiet_when_the_repository_does_not_exist() => Assert.Equal(["ICR103"], Other.Fails("name unknown: no such repository").Errors());

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Other.HiddenSecret("pull").SkippedFor("ICR403"));
}

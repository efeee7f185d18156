using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class MissingSecretTests
{
    private static ACluster Missing => new ACluster().Names("all-icr-io").NoSecret("all-icr-io");

    [Fact]
    public void Found_when_a_named_secret_is_absent()
    {
        var cluster = Missing.Secret("all-icr-io", @namespace: "default");
        var finding = cluster.The("ICR302");

        Assert.Equal("secret \"all-icr-io\" does not exist in namespace team-a", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Copy], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "\"all-icr-io\" exists in namespace default");
        Assert.Equal(["ICR302"], cluster.Errors());
    }

    [Theory]
    [InlineData("a b c", "a, b and c")]
    [InlineData("a b c d e", "a, b, c and 2 more")]
    public void Names_few_of_the_namespaces_that_have_it(string namespaces, string told) => Assert.Contains(
        namespaces.Split(' ').Aggregate(Missing, (cluster, name) => cluster.Secret("all-icr-io", @namespace: name)).The("ICR302").Evidence,
        evidence => evidence.Text == $"\"all-icr-io\" exists in namespaces {told}");

    [Fact]
    public void Copies_another_secret_under_the_name_the_pod_uses() => Assert.Equal(
        $"{Commands.Copy} --name pull",
        Assert.Single(new ACluster().Names("pull").NoSecret("pull").Secret("all-icr-io", @namespace: "default").The("ICR302").Runs()));

    [Fact]
    public void Makes_one_where_none_is_known() => Assert.Equal([Commands.Create.Replace("us-icr-io-pull", "pull")], new ACluster().Names("pull").NoSecret("pull").The("ICR302").Runs());

    [Fact]
    public void Lets_IBM_Cloud_make_its_own_again()
    {
        Assert.Equal([Commands.Apply, Commands.Copy], Missing.NoSecret("all-icr-io", "default").The("ICR302").Runs());
        Assert.Equal([Commands.Apply], new ACluster().InNamespace("default").ServiceAccount().Names("all-icr-io").NoSecret("all-icr-io").The("ICR302").Runs());
    }

    [Theory]
    [InlineData("ibm-entitlement-key")]
    [InlineData("entitled-cp-icr-io")]
    public void An_entitlement_key_under_IBMs_name_is_made_for_the_entitled_registry(string name)
    {
        var fix = Assert.Single(new ACluster().Image("cp.icr.io/cp/db2:11.5").Names("other", name).NoSecret("other").NoSecret(name).The("ICR302").Fixes);

        Assert.Equal($"kubectl create secret docker-registry {name} -n team-a --docker-server=cp.icr.io --docker-username=cp --docker-password=ENTITLEMENT_KEY", fix.Run);
        Assert.Equal("store your entitlement key in the secret: replace ENTITLEMENT_KEY with the key from https://myibm.ibm.com/products-services/containerlibrary. The pods retry within five minutes", fix.Why);
    }

    [Fact]
    public void An_entitlement_keys_name_is_not_used_for_another_registry()
    {
        Assert.Equal(Commands.Create, new ACluster().Names("ibm-entitlement-key").NoSecret("ibm-entitlement-key").The("ICR302").Runs()[0]);
        Assert.Equal("secret \"mine\" does not exist in namespace team-a", new ACluster().Names("ibm-entitlement-key", "mine").NoSecret("ibm-entitlement-key").NoSecret("mine").The("ICR302").Message);
    }

    [Fact]
    public void Repeats_the_kubelets_own_word() => Assert.Contains(
        Missing.Event("FailedToRetrieveImagePullSecret", "Unable to retrieve some image pull secrets (x, all-icr-io); attempting to pull the image may not succeed.", null).The("ICR302").Evidence,
        evidence => evidence.Text == "FailedToRetrieveImagePullSecret for \"all-icr-io\"");

    [Fact]
    public void Quotes_hostile_names() => Assert.Equal(
        """kubectl icr copy-secret all-icr-io --from default --to team-a --name 'x'\''; rm -rf /'""", Assert.Single(new ACluster().Names("x'; rm -rf /").NoSecret("x'; rm -rf /").Secret("all-icr-io", @namespace: "default").The("ICR302").Runs()));

    [Fact]
    public void No_name_becomes_an_option() => Assert.Contains(
        " docker-registry NAME -n team-a ", Assert.Single(new ACluster().Names("--from-file=/etc/passwd").NoSecret("--from-file=/etc/passwd").The("ICR302").Runs()), StringComparison.Ordinal);

    [Fact]
    public void Alone_when_another_secret_of_the_pod_is_for_another_registry() =>
        Assert.Equal(["ICR302"], new ACluster().Names("hub", "all-icr-io").Secret("hub", "docker.io").NoSecret("all-icr-io").Errors());

    [Fact]
    public void Of_several_that_are_missing_names_the_one_for_the_image()
    {
        var cluster = new ACluster().Names("ibm-entitlement-key", "all-icr-io").NoSecret("ibm-entitlement-key").NoSecret("all-icr-io")
            .Secret("all-icr-io", @namespace: "default").Beside("cp.icr.io/cp/mq:9");

        Assert.Equal(
            [("us.icr.io/team/app:1.0", "secret \"all-icr-io\" does not exist in namespace team-a"), ("cp.icr.io/cp/mq:9", "secret \"ibm-entitlement-key\" does not exist in namespace team-a")],
            cluster.Found("ICR302").Select(finding => (finding.Image, finding.Message)));
    }

    [Fact]
    public void Names_all_where_nobody_knows_which_was_meant() =>
        Assert.Equal(["ICR302", "ICR302"], new ACluster().Names("a", "b").NoSecret("a").NoSecret("b").Errors());

    [Fact]
    public void Keeps_the_name_of_IBM_Clouds_own_secret_for_its_registries() => Assert.Equal(
        [
            "kubectl create secret docker-registry cp-icr-io-pull -n team-a --docker-server=cp.icr.io --docker-username=cp --docker-password=ENTITLEMENT_KEY",
            Commands.Name("cp-icr-io-pull"),
        ],
        Missing.OwnedBy("Deployment/web").Image("cp.icr.io/cp/mq:9").The("ICR302").Runs());

    [Fact]
    public void Quiet_when_another_credential_matches() => Assert.Empty(new ACluster().Names("gone", "good").NoSecret("gone").Secret("good").Found("ICR302"));

    [Fact]
    public void Quiet_when_the_pod_runs_all_the_same() => Assert.Empty(Missing.Runs().Diagnose().Findings);

    [Fact]
    public void Quiet_when_the_name_is_the_service_accounts() => Assert.Equal(["ICR305"], Missing.ServiceAccount("all-icr-io").Errors());

    [Fact]
    public void Quiet_when_something_else_failed() => Assert.Equal(["ICR102"], Missing.Fails(ACluster.NoTag).Errors());

    [Fact]
    public void Skipped_when_secrets_were_not_read()
    {
        var cluster = new ACluster().Names("all-icr-io").HiddenSecret("all-icr-io");

        Assert.Equal(["secrets in namespace team-a: forbidden"], cluster.SkippedFor("ICR302"));
        Assert.Equal(["ICR904"], cluster.Errors());
    }
}

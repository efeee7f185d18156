using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class LoginRefusedTests
{
    private static ACluster Refused => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(ACluster.Refused);

    [Fact]
    public void Found_when_the_credential_was_sent_and_not_taken()
    {
        var finding = Refused.The("ICR501");

        Assert.Equal("us.icr.io rejects the credentials in secret \"pull\" in namespace team-a (username \"iamapikey\")", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Replace("pull")], finding.Runs());
        Assert.Equal(["ICR501"], Refused.Errors());
    }

    [Fact]
    public void Likely_when_the_text_does_not_say_that_one_was_sent() =>
        Assert.Equal(Certainty.Likely, Refused.Fails("initializing source docker://X: unable to retrieve auth token: invalid username/password: unauthorized: authentication required").The("ICR501").Certainty);

    [Fact]
    public void Makes_IBM_Clouds_own_key_anew_in_namespace_default() => Assert.Equal(
        [Commands.Apply], new ACluster().InNamespace("default").ServiceAccount().Names("all-icr-io").Secret("all-icr-io").Fails(ACluster.Refused).The("ICR501").Runs());

    [Fact]
    public void Renews_a_stale_copy() =>
        Assert.Equal([Commands.Overwrite], Refused.Names("all-icr-io").Secret("all-icr-io", password: "old").Secret("all-icr-io", @namespace: "default").The("ICR501").Runs());

    [Fact]
    public void A_copy_of_the_same_dead_key_is_no_help() =>
        Assert.Equal([Commands.Apply, Commands.Overwrite], Refused.Names("all-icr-io").Secret("all-icr-io").Secret("all-icr-io", @namespace: "default").The("ICR501").Runs());

    [Fact]
    public void Keeps_the_entries_for_other_hosts() => Assert.Equal(
        [Commands.Create, Commands.Name("us-icr-io-pull")],
        Refused.Payload("pull", """{"auths":{"us.icr.io":{"auth":"aWFtYXBpa2V5Oms="},"quay.io":{"auth":"YTpi"}}}""").The("ICR501").Runs());

    [Fact]
    public void Names_the_one_of_several_that_was_refused()
    {
        var cluster = Refused.Names("a", "b").Secret("a", password: "1").Secret("b", password: "2")
            .Fails($"[rpc error: code = Unknown desc = {ACluster.Refused}, rpc error: code = Unknown desc = {ACluster.Denied}]");

        Assert.Equal(["ICR501", "ICR502"], cluster.Errors());
        Assert.Contains("secret \"a\"", cluster.The("ICR501").Message, StringComparison.Ordinal);
        Assert.Contains("secret \"b\"", cluster.The("ICR502").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_warns_when_another_credential_was_let_in()
    {
        var cluster = Refused.Names("a", "b").Secret("a", password: "1").Secret("b", password: "2")
            .Fails($"[rpc error: code = Unknown desc = {ACluster.Refused}, {ACluster.NoTag}]");

        Assert.Equal(["ICR102"], cluster.Errors());
        Assert.Equal(Severity.Warning, cluster.The("ICR501").Severity);
    }

    [Fact]
    public void Does_not_offer_an_API_key_for_another_registry() => Assert.Equal(
        ["kubectl create secret docker-registry pull -n team-a --docker-server=registry.acme.example --docker-username=USER --docker-password=PASSWORD --dry-run=client -o yaml | kubectl replace -f -"],
        Refused.Image("registry.acme.example/acme/app:1").Secret("pull", "registry.acme.example", "me").The("ICR501").Runs());

    [Fact]
    public void Takes_a_login_away_that_a_public_image_does_not_need() => Assert.Equal(
        [
            "DOCKER_CONFIG=$(mktemp -d) docker manifest inspect quay.io/acme/app:1",
            "kubectl get secret/pull -n team-a -o json | jq '.data[\".dockerconfigjson\"] |= (@base64d | fromjson | del(.auths[\"quay.io\"]) | tojson | @base64)' | kubectl replace -f -",
        ],
        Refused.Image("quay.io/acme/app:1").Secret("pull", "quay.io", "me").The("ICR501").Runs());

    [Fact]
    public void Makes_a_secret_of_the_old_format_anew_since_its_type_changes()
    {
        var old = new KubectlIcr.Cluster.Secret { Namespace = "team-a", Name = "pull", Type = KubectlIcr.Cluster.Secret.DockerCfgType };

        Assert.EndsWith(" | kubectl replace --force -f -", KubectlIcr.Rules.SecretFixes.Replace(old, "us.icr.io", "").Run, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_IAM_takes_the_key() => Assert.Contains(
        new Evidence("iam", $"the API key in \"pull\" belongs to service ID team-a-pull in account {AKey.Account}"), Refused.Key(AKey.OfService(regions: [null])).The("ICR501").Evidence);

    [Fact]
    public void Quiet_when_nothing_was_sent() => Assert.Equal(["ICR307"], Refused.Fails(ACluster.Anonymous).Errors());

    [Fact]
    public void Quiet_when_the_credential_was_taken() => Assert.Equal(["ICR502"], Refused.Fails(ACluster.Denied).Errors());

    [Fact]
    public void Quiet_when_the_credential_shows_its_fault() => Assert.Equal(["ICR407"], Refused.Secret("pull", user: "iambearer").Errors());

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Refused.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read()
    {
        var cluster = Refused.HiddenSecret("pull");

        Assert.Equal(["secrets in namespace team-a: forbidden"], cluster.SkippedFor("ICR501"));
        Assert.Equal(["ICR904"], cluster.Errors());
    }
}

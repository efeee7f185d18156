using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class EmptyEntryTests
{
    private static ACluster Empty => new ACluster().OwnedBy("Deployment/web").Names("pull").Payload("pull", """{"auths":{"us.icr.io":{}},"credsStore":"desktop"}""");

    [Fact]
    public void Found_when_a_credential_store_kept_the_password()
    {
        var finding = Empty.The("ICR404");

        Assert.Equal("the entry for us.icr.io in secret \"pull\" in namespace team-a is empty: it has neither username nor password", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Replace("pull")], finding.Runs());
        Assert.Equal(["ICR404"], Empty.Errors());
    }

    [Fact]
    public void Keeps_the_entries_for_other_hosts() => Assert.Equal(
        [Commands.Create, Commands.Name("us-icr-io-pull")],
        Empty.Payload("pull", """{"auths":{"us.icr.io":{},"quay.io":{"auth":"YTpi"}}}""").The("ICR404").Runs());

    [Fact]
    public void Takes_the_payload_of_a_good_secret_elsewhere() =>
        Assert.Equal([$"{Commands.Copy} --name pull --overwrite"], Empty.Secret("all-icr-io", @namespace: "default").The("ICR404").Runs());

    [Fact]
    public void Uses_a_good_secret_of_the_namespace() => Assert.Equal([Commands.Name("good")], Empty.Secret("good").The("ICR404").Runs());

    [Fact]
    public void An_error_in_a_template_too() => Assert.Equal(["ICR404"], Empty.Template().Errors());

    [Fact]
    public void Only_warns_when_another_credential_is_tried_too() =>
        Assert.Equal(Severity.Warning, Empty.Names("pull", "good").Secret("good").Fails(ACluster.Refused).The("ICR404").Severity);

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Empty.Runs().Diagnose().Findings);

    [Fact]
    public void Quiet_when_another_secrets_entry_is_empty() => Assert.Empty(Empty.Payload("pull", """{"auths":{"quay.io":{}}}""").Found("ICR404"));

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Empty.HiddenSecret("pull").SkippedFor("ICR404"));
}

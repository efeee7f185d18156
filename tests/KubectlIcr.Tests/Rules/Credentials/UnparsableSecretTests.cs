using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class UnparsableSecretTests
{
    private const string Broken = """{"auths":{"us.icr.io":{"auth":"bm9jb2xvbg=="}}}""";
    private const string Text = "unable to parse auth field, must be formatted as base64(username:password)";

    private static ACluster Bad => new ACluster().OwnedBy("Deployment/web").Names("pull").Payload("pull", Broken).Fails(Text);

    [Fact]
    public void Found_when_auth_holds_no_colon()
    {
        var finding = Bad.The("ICR402");

        Assert.Equal($"secret \"pull\" in namespace team-a can't be parsed: {Text}", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.Replace("pull")], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text.Contains("only the password was base64-encoded", StringComparison.Ordinal));
        Assert.Equal(["ICR402"], Bad.Errors());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"auths":{"us.icr.io":{"auth":7}}}""")]
    [InlineData("""{"auths":{"us.icr.io":{"auth":"%%%"}}}""")]
    public void Found_or_ignored_for_broken_payloads(string payload) =>
        Assert.Equal([payload.Length == 0 ? "ICR401" : "ICR402"], new ACluster().Names("pull").Payload("pull", payload).BackOffOnly().Errors());

    [Fact]
    public void Takes_the_payload_of_a_good_secret_elsewhere() => Assert.Equal(
        [$"{Commands.Copy} --name pull --overwrite"], Bad.Secret("all-icr-io", @namespace: "default").The("ICR402").Runs());

    [Fact]
    public void Takes_it_off_the_list_beside_a_good_one() => Assert.Equal(
        ["""kubectl patch deployment/web -n team-a -p '{"spec":{"template":{"spec":{"imagePullSecrets":[{"$patch":"delete","name":"pull"}]}}}}'"""],
        Bad.Names("pull", "good").Secret("good").The("ICR402").Runs());

    [Fact]
    public void Found_for_public_images_and_templates_too()
    {
        Assert.Equal(["ICR402"], Bad.Image("docker.io/library/nginx:1").Errors());
        Assert.Equal(["ICR402"], Bad.Template().Errors());
    }

    [Fact]
    public void Only_warns_when_the_text_is_of_something_else()
    {
        var cluster = Bad.Fails(ACluster.NoTag);

        Assert.Equal(["ICR102"], cluster.Errors());
        Assert.Equal(Severity.Warning, cluster.The("ICR402").Severity);
    }

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Bad.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read()
    {
        var cluster = Bad.HiddenSecret("pull");

        Assert.Equal(["secrets in namespace team-a: forbidden"], cluster.SkippedFor("ICR402"));
        Assert.Equal("a pull secret of the pods can't be parsed; to find out which one, the check needs the secrets in namespace team-a (forbidden)", cluster.The("ICR904").Message);
    }
}

using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class WrongSecretTypeTests
{
    private const string Payload = """{"auths":{"us.icr.io":{"username":"iamapikey","password":"k"}}}""";

    private static ACluster Opaque => new ACluster().OwnedBy("Deployment/web").Names("pull").Payload("pull", Payload, "Opaque");

    [Fact]
    public void Found_when_the_type_is_Opaque()
    {
        var finding = Opaque.The("ICR401");

        Assert.Equal("the kubelet ignores secret \"pull\" in namespace team-a: type Opaque", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(
            [@"kubectl get secret/pull -n team-a -o jsonpath='{.data.\.dockerconfigjson}' | base64 -d | kubectl create secret generic pull -n team-a --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin --dry-run=client -o yaml | kubectl replace --force -f -"],
            finding.Runs());
        Assert.Equal(["ICR401"], Opaque.Errors());
    }

    [Fact]
    public void Leaves_a_secret_alone_that_is_no_pull_secret() =>
        Assert.Equal([Commands.Create, Commands.Name("us-icr-io-pull")], Opaque.Payload("pull", "password=x", "Opaque").The("ICR401").Runs());

    [Fact]
    public void Alone_when_another_secret_of_the_pod_is_for_another_registry() => Assert.Equal(["ICR401"], Opaque.Names("pull", "hub").Secret("hub", "docker.io").Errors());

    [Fact]
    public void Only_warns_beside_a_missing_secret_when_the_payload_would_not_help() =>
        Assert.Equal(["ICR302"], Opaque.Names("pull", "gone").Payload("pull", "x", "Opaque").NoSecret("gone").Errors());

    [Fact]
    public void Quiet_when_another_secret_fits() => Assert.Empty(Opaque.Names("pull", "good").Secret("good").Found("ICR401"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(Opaque.Runs().Diagnose().Findings);

    [Fact]
    public void Skipped_when_the_secret_was_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Opaque.HiddenSecret("pull").SkippedFor("ICR401"));
}

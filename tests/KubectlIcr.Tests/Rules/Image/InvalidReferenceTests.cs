using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class InvalidReferenceTests
{
    private static ACluster With(string image) => new ACluster().OwnedBy("Deployment/web").Image(image).Fails("couldn't parse image name \"X\": invalid reference format", "InvalidImageName");

    [Theory]
    [InlineData("us.icr.io/Team/app:V1", "the repository must be lowercase", "us.icr.io/team/app:V1")]
    [InlineData("https://us.icr.io/team/app", "a reference must not have a scheme", "us.icr.io/team/app")]
    [InlineData("us.icr.io/team/app:", "the tag after the colon is missing", "us.icr.io/team/app")]
    [InlineData("us.icr.io/team/app:1 ", "it contains whitespace", "us.icr.io/team/app:1")]
    [InlineData("us.icr.io/team/a pp:1", "it contains whitespace", "IMAGE")]
    [InlineData("us.icr.io/team/app@sha256:0a1b2c", "a sha256 digest has 64 hexadecimal digits", "IMAGE")]
    public void Names_the_fault_and_the_nearest_valid_reference(string image, string fault, string valid)
    {
        var finding = With(image).The("ICR101");

        Assert.Equal($"\"{image}\" is not a valid image reference: {fault}", finding.Message);
        Assert.Equal((Severity.Error, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal([Commands.SetImage(valid)], finding.Runs());
        Assert.Equal(["ICR101"], With(image).Errors());
    }

    [Fact]
    public void Says_less_when_no_fault_is_known() => Assert.Equal("\"us.icr.io/team/app:*\" is not a valid image reference", With("us.icr.io/team/app:*").The("ICR101").Message);

    [Fact]
    public void Found_in_a_template() => Assert.Equal(["ICR101"], With("us.icr.io/Team/app").Template().Errors());

    [Fact]
    public void A_short_name_is_valid_but_names_no_registry()
    {
        var finding = With("app:1").Fails("rpc error: code = Unknown desc = short-name \"X\" did not resolve to an alias and no unqualified-search registries are defined", "ImageInspectError").The("ICR101");

        Assert.Equal("\"app:1\" contains no registry host, and the node has no default one", finding.Message);
        Assert.Equal(["ibmcloud cr image-list", Commands.SetImage("REGION.icr.io/NAMESPACE/app:1")], finding.Runs());
    }

    [Fact]
    public void A_job_is_made_anew() => Assert.Equal(
        ["""kubectl get job/web -n team-a -o yaml | kubectl patch --local -f - -p '{"spec":{"selector":null,"template":{"metadata":{"labels":{"controller-uid":null,"batch.kubernetes.io/controller-uid":null}},"spec":{"containers":[{"name":"main","image":"us.icr.io/team/app"}]}}}}' -o yaml | kubectl replace --force -f -"""],
        With("us.icr.io/Team/app").OwnedBy("Job/web").The("ICR101").Runs());

    [Fact]
    public void Quiet_on_valid_references() => Assert.Empty(new ACluster().Found("ICR101"));

    [Fact]
    public void Quiet_when_the_pod_runs() => Assert.Empty(new ACluster().Image("us.icr.io/team/app").Runs().Diagnose().Findings);
}

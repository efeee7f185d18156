using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class MirrorFailureTests
{
    private const string Lacks = "(Mirrors also failed: [m.example:5000/team/app:1.0: reading manifest 1.0 in m.example:5000/team/app: manifest unknown]): quay.io/team/app:1.0: ";
    private const string Unreached = "pinging container registry quay.io: Get \"https://quay.io/v2/\": dial tcp 198.51.100.7:443: i/o timeout";

    [Fact]
    public void Names_what_each_host_answered_and_leaves_the_tag_alone()
    {
        var pull = APull.FailingWith("quay.io", Lacks + Unreached);
        var finding = Assert.Single(new MirrorFailure().Check(pull));

        Assert.Equal("mirror m.example:5000 does not have team/app:1.0; quay.io can't be reached", finding.Message);
        Assert.Equal(Certainty.Certain, finding.Certainty);
        Assert.Equal("docker buildx imagetools create --tag m.example:5000/team/app:1.0 quay.io/team/app:1.0", finding.Runs()[0]);
        Assert.DoesNotContain(finding.Runs(), run => run.Contains("set image", StringComparison.Ordinal));
        Assert.Equal(
            "m.example:5000: reading manifest 1.0 in m.example:5000/team/app: manifest unknown; quay.io: pinging container registry quay.io: Get \"https://quay.io/v2/\": dial tcp 198.51.100.7:443: i/o timeout",
            Assert.Single(finding.Evidence).Text);
        Assert.Empty(new TagNotFound().Check(pull));
        Assert.Empty(new NoPullSecret().Check(pull));
    }

    [Fact]
    public void Says_what_is_not_in_the_text_of_containerd()
    {
        var finding = Assert.Single(new MirrorFailure().Check(APull.FailingWith(
            "docker.io", "failed to resolve reference \"docker.io/team/app:1.0\": unexpected status from HEAD request to https://m.example/v2/team/app/manifests/1.0?ns=docker.io: 403 Forbidden")));

        Assert.Equal("mirror m.example refuses to serve docker.io/team/app:1.0", finding.Message);
        Assert.Equal(Certainty.Likely, finding.Certainty);
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "the error contains only the mirror's response, so docker.io could have the image");
    }

    [Fact]
    public void A_mirror_that_refuses_makes_no_finding_about_the_pods_secrets() =>
        Assert.Equal(["ICR109", "ICR903"], new ACluster().Image("quay.io/team/app:1.0").Names("pull").Secret("pull", "quay.io")
            .Fails("(Mirrors also failed: [m.example/team/app:1.0: reading manifest 1.0 in m.example/team/app: unauthorized: authentication required]): quay.io/team/app:1.0: " + Unreached)
            .Diagnose().Findings.Select(finding => finding.Id));

    [Fact]
    public void Quiet_when_the_registry_itself_lacks_the_image() =>
        Assert.Empty(new MirrorFailure().Check(APull.FailingWith("quay.io", Lacks + "reading manifest 1.0 in quay.io/team/app: manifest unknown")));

    [Fact]
    public void Quiet_without_a_mirror() => Assert.Empty(new MirrorFailure().Check(APull.FailingWith("us.icr.io", "manifest unknown")));
}

using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class RegistryPolicyTests
{
    [Theory]
    [InlineData("unexpected status from HEAD request to https://harbor.example.com/v2/team/app/manifests/1.0: 412 Precondition Failed", "harbor.example.com")]
    [InlineData("unknown: current image with 4 vulnerabilities cannot be pulled due to configured policy in 'Prevent images from running.'", "harbor.example.com")]
    [InlineData("denied: Artifact download request rejected: app was not downloaded due to the download blocking policy configured in Xray for hub.", "harbor.example.com")]
    [InlineData("error from registry: this image is not in the allowlist.", "the mirror or registry that responds to the node")]
    public void Found_when_the_registry_holds_the_image_back(string text, string holder)
    {
        var pull = APull.FailingWith("harbor.example.com", text);
        var finding = Assert.Single(new RegistryPolicy().Check(pull));

        Assert.Equal($"a policy on {holder} blocks {(holder == "harbor.example.com" ? "" : "harbor.example.com/")}team/app:1.0", finding.Message);
        Assert.Equal(["docker pull harbor.example.com/team/app:1.0"], finding.Runs());
        Assert.Empty(new SignatureRejected().Check(pull));
        Assert.Empty(new NoPullSecret().Check(pull));
    }

    [Fact]
    public void Quiet_when_the_nodes_own_policy_rejects_the_image() =>
        Assert.Empty(new RegistryPolicy().Check(APull.FailingWith("us.icr.io", "Source image rejected: A signature was required, but no signature exists")));
}

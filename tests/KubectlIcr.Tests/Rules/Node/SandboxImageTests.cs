using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class SandboxImageTests
{
    private const string Text = "dial tcp 203.0.113.9:443: i/o timeout";

    [Fact]
    public void Found_when_the_pause_image_fails()
    {
        var finding = Assert.Single(new SandboxImage().Check(Sandbox(PullCause.ConnectTimeout)));

        Assert.Equal("node worker-1 can't pull its pause image registry.k8s.io/pause:3.9: dial tcp 203.0.113.9:443: i/o timeout", finding.Message);
        Assert.Equal(
            ["kubectl get events -A --field-selector=reason=FailedCreatePodSandBox -o wide", "kubectl get node worker-1 -o wide", "kubectl cordon worker-1"],
            finding.Runs());
    }

    [Fact]
    public void Names_no_image_where_the_event_names_none()
    {
        var pull = Sandbox(PullCause.ConnectTimeout);

        Assert.Equal(
            "node worker-1 can't pull its pause image: dial tcp 203.0.113.9:443: i/o timeout",
            Assert.Single(new SandboxImage().Check(pull with { Use = pull.Use with { Image = "" } })).Message);
    }

    [Fact]
    public void Speaks_alone_whatever_the_cause()
    {
        foreach (var cause in Enum.GetValues<PullCause>())
            Assert.Equal("ICR707", Assert.Single(Diagnosis.Of([Sandbox(cause)], APull.Facts).Findings).Id);
    }

    [Fact]
    public void Quiet_on_the_pods_own_images() => Assert.Empty(new SandboxImage().Check(APull.Failing(PullCause.ConnectTimeout, Text)));

    private static Pull Sandbox(PullCause cause) => APull.Failing(cause, Text) with
    {
        Use = ImageUse.SandboxOf("registry.k8s.io/pause:3.9"),
        Image = null,
    };
}

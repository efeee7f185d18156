using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class ConnectionCutTests
{
    private const string Named = "the node's connection to us.icr.io is closed before the response is complete";
    private const string Connect = "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 ";

    [Theory]
    [InlineData("Head \"https://us.icr.io/v2/team/app/manifests/1.0\": read tcp 10.0.0.5:41000->169.60.98.86:443: read: connection reset by peer", Named)]
    [InlineData("pinging container registry us.icr.io: Get \"https://us.icr.io/v2/\": EOF", Named)]
    [InlineData("failed to copy: short read: expected 1370 bytes but got 0: unexpected EOF", "a connection from the node is closed before the response is complete, during a pull from us.icr.io")]
    [InlineData("write tcp 10.0.0.1:43210->104.16.99.215:443: write: broken pipe", "a connection from the node is closed before the response is complete, during a pull from us.icr.io")]
    public void Found_when_an_open_connection_ends_early(string text, string message)
    {
        var finding = Assert.Single(new ConnectionCut().Check(APull.FailingWith("us.icr.io", text)));

        Assert.Equal(message, finding.Message);
        Assert.Equal([Connect + "https://us.icr.io/v2/", "kubectl set image deployment/web -n team-a main=private.us.icr.io/team/app:1.0"], finding.Runs());
    }

    [Fact]
    public void Names_the_host_that_layers_come_from() => Assert.Equal(
        "the node's connection to cdn01.quay.io is closed before the response is complete",
        Assert.Single(new ConnectionCut().Check(APull.FailingWith("quay.io", "Get \"https://cdn01.quay.io/q/blobs/1\": read tcp 10.0.0.1:1->192.0.2.1:443: read: connection reset by peer"))).Message);

    [Theory]
    [InlineData("dial tcp 192.0.2.1:443: i/o timeout")]
    [InlineData("dial tcp 192.0.2.1:443: connect: connection refused")]
    [InlineData("dial tcp 192.0.2.1:443: connect: no route to host")]
    public void Quiet_when_no_connection_was_open(string text) => Assert.Empty(new ConnectionCut().Check(APull.FailingWith("us.icr.io", text)));
}

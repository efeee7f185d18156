using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class FixOrderTests
{
    private const string Entitled = "kubectl create secret docker-registry cp-icr-io-pull -n team-a --docker-server=cp.icr.io --docker-username=cp --docker-password=ENTITLEMENT_KEY";

    /// <summary>Two containers of one pod that need a secret each.</summary>
    private static ACluster TwoRegistries => new ACluster().OwnedBy("Deployment/web").Secret("all-icr-io", @namespace: "default").Beside("cp.icr.io/cp/mq:9");

    [Fact]
    public void A_second_secret_is_added_to_the_first_and_pods_are_made_anew_last() => Assert.Equal(
        [Commands.Copy, Commands.Bind("all-icr-io"), Entitled, Commands.Append("cp-icr-io-pull"), Commands.Restart],
        TwoRegistries.The("ICR301").Runs());

    [Fact]
    public void Also_across_findings() => Assert.Equal(
        [Commands.Bind("a"), Commands.Append("b"), Commands.Bind("a")],
        RootCauses.Group([Finding("1", Commands.Bind("a")), Finding("2", Commands.Bind("b")), Finding("3", Commands.Bind("a"))]).SelectMany(finding => finding.Runs()));

    [Theory]
    [InlineData(Commands.Restart)]
    [InlineData(Commands.Remake)]
    [InlineData("kubectl delete pod/web -n team-a")]
    public void Whatever_makes_pods_anew_is_last(string recreation) =>
        Assert.Equal(["one", "two", recreation], FixOrder.Of([new("one", ""), new(recreation, ""), new("two", ""), new("one", "")]).Select(fix => fix.Run));

    private static Finding Finding(string message, string run) => new()
    {
        Id = "ICR001",
        Severity = Severity.Error,
        Certainty = Certainty.Certain,
        Title = "",
        Message = message,
        Fixes = [new(run, "")],
        Docs = "",
    };
}

using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public sealed class UnparsableNodeWideSecretTests
{
    private static ACluster Broken(string json = """{"auths":{"us.icr.io":{"auth":"a2V5"}}}""") =>
        new ACluster().OpenShift().NoSecret("docker-auth-secret", "kube-system").NodeWide(OpenShiftFacts.GlobalPullSecret, json, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Found_where_no_pull_secret_of_the_pod_fits()
    {
        var finding = Broken().The("ICR411");

        Assert.Equal(
            "the node-wide secret \"pull-secret\" in namespace openshift-config can't be parsed: unable to parse auth field, must be formatted as base64(username:password)", finding.Message);
        Assert.Equal((Severity.Warning, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Equal(
            [
                "kubectl get secret pull-secret -n openshift-config -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d > config.json",
                @"kubectl patch secret pull-secret -n openshift-config -p ""{\""data\"":{\"".dockerconfigjson\"":\""$(base64 < config.json | tr -d '\n')\""}}""",
            ],
            finding.Runs());
        Assert.Equal(["ICR301"], Broken().Errors());
    }

    [Fact]
    public void Quiet_when_the_pod_has_a_credential_of_its_own() => Assert.Empty(Broken().Names("mine").Secret("mine").Fails(ACluster.Denied).Found("ICR411"));

    [Fact]
    public void Quiet_when_it_parses() => Assert.Empty(Broken("""{"auths":{}}""").Found("ICR411"));
}

using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class RootCausesTests
{
    [Fact]
    public void Four_hundred_pods_with_one_missing_secret_are_one_finding_with_one_fix()
    {
        var cluster = Many(new ACluster().OwnedBy("Deployment/web").Names("all-icr-io").NoSecret("all-icr-io").Secret("all-icr-io", @namespace: "default"), _ => null);

        var finding = cluster.The("ICR302");

        Assert.Equal(400, finding.Subjects.Count);
        Assert.Equal([Commands.Copy], finding.Runs());
        Assert.Equal(["ICR302"], cluster.Errors());
    }

    [Fact]
    public void Pods_that_must_be_made_anew_get_one_fix_an_owner()
    {
        var cluster = Many(new ACluster().OwnedBy("Deployment/web").Secret("all-icr-io"), i => i % 2 == 0 ? "Deployment/web" : "DaemonSet/agent");

        Assert.Equal([Commands.Bind("all-icr-io"), Commands.Restart, "kubectl rollout restart daemonset/agent -n team-a"], cluster.The("ICR301").Runs());
    }

    [Fact]
    public void Pods_that_must_be_deleted_are_deleted_by_one_command()
    {
        var runs = Many(new ACluster().OwnedBy("ReplicaSet/web").Secret("all-icr-io"), _ => null).The("ICR301").Runs();

        Assert.Equal(2, runs.Count);
        Assert.StartsWith("kubectl delete pod/web pod/web-1 pod/web-2 ", runs[1], StringComparison.Ordinal);
        Assert.EndsWith(" pod/web-399 -n team-a", runs[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_message_or_severity_is_another_finding() => Assert.Equal(
        [("a", Severity.Error), ("b", Severity.Error), ("a", Severity.Warning)],
        RootCauses.Group([Finding("a", Severity.Warning), Finding("a"), Finding("b"), Finding("a")]).Select(finding => (finding.Message, finding.Severity)));

    [Fact]
    public void Keeps_an_image_only_where_it_is_the_same()
    {
        Assert.Equal("x", Assert.Single(RootCauses.Group([Finding("a", image: "x"), Finding("a", image: "x")])).Image);
        Assert.Null(Assert.Single(RootCauses.Group([Finding("a", image: "x"), Finding("a", image: "y")])).Image);
    }

    [Fact]
    public void Is_as_certain_as_the_surest() =>
        Assert.Equal(Certainty.Certain, Assert.Single(RootCauses.Group([Finding("a") with { Certainty = Certainty.Possible }, Finding("a")])).Certainty);

    [Fact]
    public void Says_each_evidence_and_each_fix_once()
    {
        var finding = Finding("a") with { Evidence = [new("pod", "e")], Fixes = [new("run", "one"), new("then", "two")] };

        var merged = Assert.Single(RootCauses.Group([finding, finding]));

        Assert.Single(merged.Evidence);
        Assert.Equal(["run", "then"], merged.Runs());
    }

    private static ACluster Many(ACluster cluster, Func<int, string?> owner)
    {
        for (var i = 1; i < 400; i++)
            cluster.Sibling($"web-{i}", owner(i));
        return cluster;
    }

    private static Finding Finding(string message, Severity severity = Severity.Error, string? image = null) =>
        new() { Id = "ICR001", Severity = severity, Certainty = Certainty.Certain, Title = "", Message = message, Image = image, Docs = "" };
}

using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public sealed class AffectedWorkloadsTests
{
    private static Subject Pod(string name, string? owner = "Deployment/web", string? container = "main") => new("Pod", "team-a", name, container, owner);

    [Fact]
    public void Pods_of_one_owner_are_counted_together() =>
        Assert.Equal(["team-a Deployment/web, 400 pods, container main"], AffectedWorkloads.Of([.. Enumerable.Range(0, 400).Select(i => Pod($"web-{i}"))], 3));

    [Fact]
    public void One_pod_of_an_owner_is_named() => Assert.Equal(["team-a Deployment/web, pod web-1, container main"], AffectedWorkloads.Of([Pod("web-1")], 3));

    [Fact]
    public void Bare_pods_and_templates_stand_for_themselves() =>
        Assert.Equal(
            ["team-a Pod/x, container main", "team-a Pod/y", "team-a Job/once, container c"],
            AffectedWorkloads.Of([Pod("x", null), Pod("y", null, null), new("Job", "team-a", "once", "c", "Job/once")], 3));

    [Fact]
    public void What_is_too_much_is_counted() =>
        Assert.Equal(["team-a Pod/a, container main", "and 2 more (-o wide)"], AffectedWorkloads.Of([Pod("a", null), Pod("b", null), Pod("c", null)], 1));
}

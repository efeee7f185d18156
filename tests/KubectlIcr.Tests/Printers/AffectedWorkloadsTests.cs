using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public sealed class AffectedWorkloadsTests
{
    private static Subject Pod(string name, string? owner = "Deployment/web", string? container = "main") => new("Pod", "team-a", name, container, owner);

    [Fact]
    public void Pods_of_one_owner_are_counted_together() =>
        Assert.Equal(["deployment/web in namespace team-a, 400 pods, container main"], AffectedWorkloads.Of([.. Enumerable.Range(0, 400).Select(i => Pod($"web-{i}"))], 3));

    [Fact]
    public void One_pod_of_an_owner_is_named() => Assert.Equal(["deployment/web in namespace team-a, pod/web-1, container main"], AffectedWorkloads.Of([Pod("web-1")], 3));

    [Fact]
    public void Bare_pods_and_templates_stand_for_themselves() =>
        Assert.Equal(
            ["pod/x in namespace team-a, container main", "pod/y in namespace team-a", "job/once in namespace team-a, container c"],
            AffectedWorkloads.Of([Pod("x", null), Pod("y", null, null), new("Job", "team-a", "once", "c", "Job/once")], 3));

    [Fact]
    public void Imports_and_builds_have_no_containers() =>
        Assert.Equal(
            ["imagestream/app in namespace team-a, tag 1.0", "buildconfig/app in namespace team-a"],
            AffectedWorkloads.Of([new("ImageStream", "team-a", "app", "1.0", null), new("Build", "team-a", "app-7", "image", "BuildConfig/app")], 3));

    [Fact]
    public void What_is_too_much_is_counted() =>
        Assert.Equal(["pod/a in namespace team-a, container main", "and 2 more (-o wide)"], AffectedWorkloads.Of([Pod("a", null), Pod("b", null), Pod("c", null)], 1));
}

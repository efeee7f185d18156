using KubectlIcr.Plans;
using KubectlIcr.Report;
using KubectlIcr.Tests.Printers;

namespace KubectlIcr.Tests.Plans;

public class FixPlanTests
{
    private static readonly CopySecret Copy = new("default", "all-icr-io", "team-a", "all-icr-io", Overwrite: false);
    private static readonly BindServiceAccount Bind = new("team-a", "default", "all-icr-io");
    private static readonly RestartWorkload Restart = new("team-a", "deployment", "web");
    private static readonly Subject Web = AReport.Web with { Owner = "Deployment/web" };

    [Fact]
    public void Each_step_once_in_the_order_that_works()
    {
        var (first, second) = (Finding("first", [Copy], [Bind], [Restart]), Finding("second", [new CopySecret("shop", "b", "team-a", "b", false)], [Bind], [Restart]));

        var plan = FixPlan.Of([first, second]);

        Assert.Equal([Copy, new CopySecret("shop", "b", "team-a", "b", false), Bind, Restart], plan.Steps.Select(planned => planned.Step));
        Assert.Equal([first, second], plan.Steps[^1].For);
        Assert.Empty(plan.Left);
    }

    [Fact]
    public void Pods_that_two_findings_delete_are_deleted_once()
    {
        var plan = FixPlan.Of([Finding("a", [Delete("x"), Delete("y")]), Finding("b", [Delete("y")])]);

        Assert.Equal([Delete("x"), Delete("y")], plan.Steps.Select(planned => planned.Step));
    }

    [Fact]
    public void Each_finding_is_told_who_fixes_it() => Assert.Equal(["--fix", "--fix=all", "--fix=all", "manual", "manual"], FixPlan.Marked(
    [
        Finding("a", [Copy]), Finding("b", [Copy], [new ReplacePod("team-a", "bare")]), Finding("c", [new ReplacePod("team-a", "bare")]), Finding("d", [Copy], []),
        Finding("e", [Copy]) with { Severity = Severity.Warning },
    ]).Select(finding => finding.FixedBy));

    [Fact]
    public void What_has_no_step_is_a_persons()
    {
        Assert.Equal("this can't be automated", WhyLeft([Copy], []));
        Assert.Equal("this can't be automated", WhyLeft());
        Assert.Equal("this can't be automated", WhyLeft([new DeletePod("team-a", "web-1", After: "kubectl patch statefulset/web")]));
    }

    [Fact]
    public void What_could_not_be_undone_is_a_persons() => Assert.Equal(
        "it would overwrite secret \"key\" in namespace team-a, which undo could not restore", WhyLeft([Copy with { NewName = "key", Overwrite = true }], [Restart]));

    [Fact]
    public void Two_secrets_for_one_name_wait_for_another_run() => Assert.Equal(
        "another secret \"all-icr-io\" is copied to namespace team-a first: run check --fix again",
        Assert.Single(FixPlan.Of([Finding("a", [Copy]), Finding("b", [Copy with { From = "shop" }])]).Left).Why);

    [Fact]
    public void Only_errors_are_mended()
    {
        var plan = FixPlan.Of([Finding("soon", [Copy]) with { Severity = Severity.Warning }]);

        Assert.Equal((0, 0), (plan.Steps.Count, plan.Left.Count));
    }

    [Fact]
    public void Waits_for_the_pods_that_are_mended_whole()
    {
        var other = Web with { Name = "other" };
        var template = new Subject("Deployment", "team-a", "web", "main", "Deployment/web");

        var plan = FixPlan.Of([Finding("a", [Copy]) with { Subjects = [Web, Web with { Container = "side" }, other, template] }, Finding("b", []) with { Subjects = [other] }]);

        Assert.Equal([Web], plan.Waits);
    }

    [Fact]
    public void A_bare_pod_is_a_persons_and_not_waited_for_unless_all_are_meant()
    {
        var finding = Finding("a", [Copy], [Bind], [new ReplacePod("team-a", "web")]) with { Subjects = [AReport.Web] };

        var (plan, all) = (FixPlan.Of([finding]), FixPlan.Of([finding], barePods: true));

        Assert.Equal((2, 1, 0), (plan.Steps.Count, plan.Bare.Count, plan.Waits.Count));
        Assert.Equal((3, 0, 1), (all.Steps.Count, all.Bare.Count, all.Waits.Count));
    }

    [Fact]
    public void What_only_makes_bare_pods_anew_is_left() =>
        Assert.Equal("a pod without a controller is recreated only with --fix=all", WhyLeft([new ReplacePod("team-a", "web")]));

    [Fact]
    public void Another_try_alone_is_no_reason_to_restart_anything()
    {
        var finding = Finding("left", [Restart]);

        Assert.Equal("its command fixes nothing: it only makes the kubelet retry", WhyLeft(finding with { Fixes = [finding.Fixes[0] with { OnlyTriesAgain = true }] }));
    }

    private static string WhyLeft(params Step[][] fixes) => WhyLeft(Finding("left", fixes));

    private static string WhyLeft(Finding finding)
    {
        var plan = FixPlan.Of([finding]);
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Waits);
        return Assert.Single(plan.Left).Why;
    }

    private static DeletePod Delete(string name) => new("team-a", name);

    /// <summary>One fix for each list of steps.</summary>
    private static Finding Finding(string message, params Step[][] fixes) =>
        AReport.Finding(message, subjects: Web) with { Fixes = [.. fixes.Select(steps => new Fix("a command", "a reason") { Steps = steps })] };
}

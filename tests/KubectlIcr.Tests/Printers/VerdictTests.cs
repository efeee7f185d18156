using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public sealed class VerdictTests
{
    private static Summary Summary(int failing = 0, int errors = 0, int warnings = 0, int skipped = 0, int pods = 2, int containers = 3) =>
        new(pods, containers, failing, errors, warnings, 0, skipped);

    [Fact]
    public void All_is_well() => Assert.Equal("No pull problem found in 2 pods with 3 containers.", Verdict.Of(AReport.Of(Summary())));

    [Fact]
    public void One_of_each() =>
        Assert.Equal("No pull problem found in 1 pod with 1 container (1 warning, 1 rule not checked).", Verdict.Of(AReport.Of(Summary(warnings: 1, skipped: 1, pods: 1, containers: 1))));

    [Fact]
    public void One_failing_container_is_named_with_its_cause() =>
        Assert.Equal("team-a/web can't pull us.icr.io/team/app:1.0: the message.",
            Verdict.Of(AReport.Of(Summary(failing: 1, errors: 1), [AReport.Finding("a warning", Severity.Warning, AReport.Web), AReport.Finding("another pod's"), AReport.Finding(subjects: AReport.Web)], AReport.Pull(), AReport.Pull("ok", cause: null))));

    [Fact]
    public void One_failing_container_whose_finding_is_ignored() =>
        Assert.Equal("team-a/web can't pull us.icr.io/team/app:1.0 (1 finding ignored).", Verdict.Of(AReport.Of(Summary(failing: 1) with { Ignored = 1 }, [], AReport.Pull())));

    [Fact]
    public void Several_are_counted() =>
        Assert.Equal("2 of 3 containers can't pull: 1 cause (2 warnings).",
            Verdict.Of(AReport.Of(Summary(failing: 2, errors: 1, warnings: 2), [AReport.Finding()], AReport.Pull(), AReport.Pull("b"))));

    [Fact]
    public void Templates_have_problems_before_they_fail() =>
        Assert.Equal("1 problem in what is to be pulled: 2 pod templates with 3 containers.", Verdict.Of(AReport.Of(Summary(errors: 1), [AReport.Finding()])));
}

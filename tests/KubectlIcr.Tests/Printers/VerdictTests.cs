using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public sealed class VerdictTests
{
    private static Summary Summary(int failing = 0, int errors = 0, int warnings = 0, int skipped = 0, int pods = 2, int containers = 3) =>
        new(pods, containers, failing, errors, warnings, 0, skipped);

    [Fact]
    public void All_is_well() => Assert.Equal("No pull problems found in 2 pods with 3 containers.", Verdict.Of(AReport.Of(Summary())));

    [Fact]
    public void One_of_each() =>
        Assert.Equal("No pull problems found in 1 pod with 1 container, but 1 warning was found, and 1 rule was not checked.", Verdict.Of(AReport.Of(Summary(warnings: 1, skipped: 1, pods: 1, containers: 1), [AReport.Finding(severity: Severity.Warning)])));

    [Fact]
    public void What_was_not_read_is_said_where_no_problem_was_found() =>
        Assert.Equal("No pull problems found in 2 pods with 3 containers, but 2 rules were not checked, and deployments and events were not read.", Verdict.Of(AReport.Of(Summary(skipped: 2)) with
        {
            Gaps = [new("deployments", null, "forbidden"), new("events", "a", "forbidden"), new("events", "b", "forbidden"), new("secrets", "a", "forbidden")],
        }));

    [Fact]
    public void An_image_that_is_never_pulled_is_not_pulled() => Assert.Equal(
        "pod/web in namespace team-a can't get us.icr.io/team/app:1.0: the container's pull policy is Never.", Verdict.Of(AReport.Of(Summary(failing: 1), [], AReport.Pull(cause: "never-pull"))));

    [Fact]
    public void One_failing_container_is_named_and_the_cause_left_to_its_finding() =>
        Assert.Equal("pod/web in namespace team-a can't pull us.icr.io/team/app:1.0, and 1 warning was found.",
            Verdict.Of(AReport.Of(Summary(failing: 1, errors: 1, warnings: 1), [AReport.Finding("a warning", Severity.Warning, AReport.Web), AReport.Finding(subjects: AReport.Web)], AReport.Pull(), AReport.Pull("ok", cause: null))));

    [Fact]
    public void One_failing_container_whose_finding_is_ignored() =>
        Assert.Equal("pod/web in namespace team-a can't pull us.icr.io/team/app:1.0 (1 finding ignored).", Verdict.Of(AReport.Of(Summary(failing: 1) with { Ignored = 1 }, [], AReport.Pull())));

    [Fact]
    public void Several_are_counted() =>
        Assert.Equal("2 of 3 containers can't pull their images: 1 problem and 2 warnings found.",
            Verdict.Of(AReport.Of(Summary(failing: 2, errors: 1, warnings: 2), [AReport.Finding(), AReport.Finding("a", Severity.Warning), AReport.Finding("b", Severity.Warning)], AReport.Pull(), AReport.Pull("b"))));

    [Fact]
    public void Templates_have_problems_before_they_fail() =>
        Assert.Equal("1 problem found in 2 pod templates with 3 containers.", Verdict.Of(AReport.Of(Summary(errors: 1), [AReport.Finding()])));

    [Fact]
    public void Findings_that_are_alike_are_one_problem() =>
        Assert.Equal("9 of 3 containers can't pull their images: 2 problems found.", Verdict.Of(AReport.Of(
            Summary(failing: 9, errors: 5), [.. Enumerable.Range(0, 4).Select(i => AReport.Finding($"message {i}") with { GroupKey = "message *" }), AReport.Finding()], AReport.Pull(), AReport.Pull("b"))));

    [Theory]
    [InlineData(0, "1 container in 1 namespace is affected by ICR302 or ICR303.")]
    [InlineData(2, "1 container in 1 namespace is affected by ICR302 or ICR303 (2 findings from other rules not shown).")]
    public void Of_chosen_rules_it_says_what_it_leaves_out(int filtered, string expected) => Assert.Equal(expected, Verdict.Of(
        AReport.Of(Summary(failing: 1, errors: 1) with { Filtered = filtered }, [AReport.Finding(subjects: AReport.Web)], AReport.Pull()) with { OnlyRules = new HashSet<string> { "ICR303", "ICR302" } }));

    [Fact]
    public void Of_chosen_rules_that_find_nothing() => Assert.Equal("No container is affected by ICR303 (1 finding from other rules not shown).",
        Verdict.Of(AReport.Of(Summary(failing: 1) with { Filtered = 1 }) with { OnlyRules = new HashSet<string> { "ICR303" } }));
}

using System.Text.Json.Nodes;
using KubectlIcr.Commands;
using KubectlIcr.Commands.Options;
using KubectlIcr.Printers;
using KubectlIcr.Report;
using KubectlIcr.Tests.Golden;
using KubectlIcr.Tests.Printers;

namespace KubectlIcr.Tests.Commands.Options;

public sealed class GateOptionsTests
{
    private static GateOptions Gate(params string[] words) => Assert.IsType<CheckInvocation>(CommandLine.Parse(["check", .. words])).Gate;

    private static string Wrong(params string[] words)
    {
        var error = Assert.Throws<UserError>(() => Gate(words));
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        return error.Message;
    }

    [Theory]
    [InlineData("", Severity.Error)]
    [InlineData("--fail-on error", Severity.Error)]
    [InlineData("--fail-on=warning", Severity.Warning)]
    [InlineData("--fail-on info", Severity.Info)]
    [InlineData("--strict", Severity.Info)]
    [InlineData("--strict --fail-on info", Severity.Info)]
    [InlineData("--strict=false --fail-on warning", Severity.Warning)]
    [InlineData("--fail-on never --fail-on warning", Severity.Warning)]
    [InlineData("--fail-on never", null)]
    public void From_which_severity_on(string line, object? expected) =>
        Assert.Equal((Severity?)expected, Gate(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FailOn);

    [Theory]
    [InlineData(Severity.Error, Severity.Error, 1)]
    [InlineData(Severity.Error, Severity.Warning, 0)]
    [InlineData(Severity.Warning, Severity.Warning, 1)]
    [InlineData(Severity.Warning, Severity.Info, 0)]
    [InlineData(Severity.Info, Severity.Info, 1)]
    [InlineData(null, Severity.Error, 0)]
    public void The_exit_code(object? failOn, object worst, int expected)
    {
        var report = AReport.Of(new(1, 1, 1, 0, 0, 0, 0), [AReport.Finding(severity: (Severity)worst)]);
        Assert.Equal(expected, new GateOptions { FailOn = (Severity?)failOn }.ExitCodeOf(report));
        Assert.Equal(0, new GateOptions { FailOn = (Severity?)failOn }.ExitCodeOf(AReport.Of(new(1, 1, 1, 0, 0, 0, 0))));
    }

    [Theory]
    [InlineData("InternalError", Severity.Error, false, 2)]
    [InlineData("timed out", Severity.Error, false, 2)]
    [InlineData("the connection was lost", Severity.Error, false, 2)]
    [InlineData("InternalError", Severity.Error, true, 1)]
    [InlineData("InternalError", null, false, 2)]
    [InlineData("InternalError", null, true, 2)]
    [InlineData("forbidden", Severity.Error, false, 0)]
    [InlineData("forbidden", null, true, 0)]
    public void The_exit_code_where_something_was_not_read(string reason, object? failOn, bool found, int expected)
    {
        var report = AReport.Of(new(1, 1, 1, 0, 0, 0, 0), found ? [AReport.Finding()] : []) with { Gaps = [new("events", "a", reason)] };
        Assert.Equal(expected, new GateOptions { FailOn = (Severity?)failOn }.ExitCodeOf(report));
    }

    [Fact]
    public void Wrong_words()
    {
        Assert.Equal("invalid argument \"warn\" for \"--fail-on\" flag: must be error, warning, info, never", Wrong("--fail-on", "warn"));
        Assert.Equal("--strict means --fail-on=info and can't be used with --fail-on=never", Wrong("--strict", "--fail-on=never"));
        Assert.Equal("unknown rule \"ICR4O5\" for --ignore; did you mean ICR405 (The pull secret holds a registry token, which stopped working in 2021)?", Wrong("--ignore", "ICR4O5"));
        Assert.Equal("unknown rule \"\" for --ignore; 'kubectl icr explain' lists all rules", Wrong("--ignore", "ICR405,"));
    }

    [Fact]
    public void Rules_in_one_word_or_in_several() =>
        Assert.Equal(["ICR302", "ICR405", "ICR407"], Gate("--ignore", "ICR405,icr407", "--ignore=ICR302").Ignored.Order());

    [Fact]
    public void Rules_to_report()
    {
        Assert.Equal(["ICR302", "ICR405"], Assert.IsType<CheckInvocation>(CommandLine.Parse(["check", "--rule", "icr405", "--rule=ICR302, ICR405"])).Rules.Order());
        Assert.Equal("unknown rule \"ICR3O2\" for --rule; did you mean ICR302 (A pull secret does not exist)?", Wrong("--rule", "ICR3O2"));
    }

    [Theory]
    [InlineData("ICR302", 1, "ICR302", "team-a/missing", 11)]
    [InlineData("ICR102,ICR302", 1, "ICR102 ICR302", "default/notag team-a/missing", 10)]
    [InlineData("ICR701", 0, "", "", 12)]
    public async Task Only_the_chosen_rules_and_what_they_hit_are_reported(string rules, int code, string findings, string pulls, int others)
    {
        var run = await Run.Of(["check", "-A", "--from", Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/real-cluster.json"), "-o", "json", "--rule", rules]);
        var report = JsonNode.Parse(run.Out)!;

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(findings, string.Join(' ', report["findings"]!.AsArray().Select(finding => finding!["id"])));
        Assert.Equal(pulls, string.Join(' ', report["pulls"]!.AsArray().Select(pull => $"{pull!["namespace"]}/{pull["pod"]}")));
        Assert.Equal((12, others), ((int)report["summary"]!["failing"]!, (int)report["summary"]!["filtered"]!));
    }

    [Fact]
    public async Task What_is_ignored_is_counted_and_in_no_list()
    {
        var cluster = Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/real-cluster.json");
        var plain = await Run.Of(["check", "pod/missing", "-n", "team-a", "--from", cluster, "-o", "json"]);
        var ignoring = await Run.Of(["check", "pod/missing", "-n", "team-a", "--from", cluster, "-o", "json", "--ignore", "ICR302"]);
        Assert.Equal((1, 0), (plain.ExitCode, ignoring.ExitCode));
        Assert.Contains("\"ICR302\"", plain.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ignored\": 1", plain.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ICR302", ignoring.Out, StringComparison.Ordinal);
        Assert.Contains("\"errors\": 0,", ignoring.Out, StringComparison.Ordinal);
        Assert.Contains("\"ignored\": 1", ignoring.Out, StringComparison.Ordinal);
        Assert.Contains("\"cause\": \"unauthorized\"", ignoring.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_counts_what_is_ignored() =>
        Assert.Equal("No pull problems found in 1 pod with 1 container (2 findings ignored).", Verdict.Of(AReport.Of(new(1, 1, 0, 0, 0, 0, 0) { Ignored = 2 })));
}

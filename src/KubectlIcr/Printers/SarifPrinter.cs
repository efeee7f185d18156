using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary><c>-o sarif</c>: findings for code scanning, one result a root cause.</summary>
/// <param name="rules">The pages of all rules.</param>
/// <param name="version">Of this tool.</param>
internal sealed partial class SarifPrinter(IReadOnlyList<RulePage> rules, string version, TextWriter output)
{
    /// <summary>The run does not end with the exit code of a failure. GitHub drops the results of a run that failed.</summary>
    public bool IsSuccessful { get; init; } = true;

    private readonly Dictionary<string, int> indices = rules.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);

    public void Print(CheckReport report)
    {
        var driver = new SarifDriver("kubectl-icr", version, Build.Home, [.. rules.Select(Rule)]);
        var invocation = new SarifInvocation(IsSuccessful, [.. report.Skipped.Select(Notification), .. (report.Gaps ?? []).Select(Notification), .. (report.NotJudged ?? []).Select(Notification)]);
        JsonPrinter.Print(new SarifLog([new SarifRun(new SarifTool(driver), [invocation], [.. report.Findings.Select(Result)])]), SarifJson.Default.SarifLog, output);
    }

    private static SarifRule Rule(RulePage page) => new(
        page.Id, Name(page.Title), new SarifText($"{page.Title}."), new SarifText(page.Cause),
        new SarifText(
            $"Why: {page.Cause}\n\nFix: {page.Remedy}\n\nWhen to ignore this: {page.WhenToIgnore}",
            $"**Why:** {page.Cause}\n\n**Fix:** {page.Remedy}\n\n**When to ignore this:** {page.WhenToIgnore}"),
        page.Docs, new SarifConfiguration(Level(page.Severity)));

    /// <summary>The title as one word, as the specification wants names.</summary>
    private static string Name(string title) => string.Concat(Word().Matches(title.Replace("'", "")).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));

    private SarifNotification Notification(Skipped skipped) =>
        new(new SarifRuleReference(skipped.Rule, indices[skipped.Rule]), "note", Text($"{skipped.Rule} was not checked: {skipped.Reason}"));

    /// <summary>To a reader of the log, <c>error</c> means that results may be lacking (SARIF, appendix I); who lacks a right has chosen that.</summary>
    private static SarifNotification Notification(GapReport gap) => new(null, gap.IsFault ? "error" : "note", Text($"not read: {gap}"));

    private static SarifNotification Notification(NotJudgedReport one) => new(
        null, "warning", Text($"{one.Title} was not checked: {one.Reason}"),
        [new SarifLocation(
            one.File is null ? null : new(new SarifArtifactLocation(Uri(one.File)), new SarifRegion(one.Line)),
            [new SarifLogicalLocation(one.Name, PlainText.OneLine($"{one.Namespace}/{one.Kind}/{one.Name}"), "resource")])]);

    private SarifResult Result(Finding finding) => new(
        finding.Id, indices[finding.Id], Level(finding.Severity),
        new SarifText(string.Join('\n', [$"{PlainText.OneLine(finding.Message)}.", .. Fixes(finding)])),
        [.. finding.Subjects.Select(Location).DistinctBy(location => (location.LogicalLocations[0].FullyQualifiedName, location.PhysicalLocation))],
        new Dictionary<string, string> { ["rootCause/v1"] = Fingerprint(finding) },
        new SarifProperties(
            finding.Certainty.ToString().ToLowerInvariant(), finding.Image,
            [.. finding.Evidence.Select(evidence => PlainText.OneLine($"{evidence.From}: {evidence.Text}"))], [.. finding.Fixes.Select(fix => PlainText.OneLine(fix.Run))]));

    private static IEnumerable<string> Fixes(Finding finding) => finding.Fixes.SelectMany(fix => fix.Comments.Select(text => $"# {text}").Append(fix.Run)).Select(PlainText.OneLine);

    /// <summary>Pods come and go: what stays from run to run is their owner.</summary>
    private static SarifLocation Location(Subject subject)
    {
        var name = subject.Owner ?? $"{subject.Kind}/{subject.Name}";
        string[] path = [subject.Namespace, name, .. subject.Use is { } use ? [use] : Array.Empty<string>()];
        return new(Physical(subject), [new SarifLogicalLocation(subject.Use ?? name, PlainText.OneLine(string.Join('/', path)), "resource")]);
    }

    private static SarifPhysicalLocation? Physical(Subject subject) =>
        subject is { File: { } file, Line: { } line } ? new(new SarifArtifactLocation(Uri(file)), new SarifRegion(line)) : null;

    /// <summary>Relative paths stay so: the reader knows the folder that the check ran in.</summary>
    private static string Uri(string file) =>
        Path.IsPathRooted(file) ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Replace('\\', '/').Split('/').Where(part => part != ".").Select(System.Uri.EscapeDataString));

    /// <summary>The message holds the root cause and nothing of the single pod; a share that is used up grows from run to run.</summary>
    private static string Fingerprint(Finding finding)
    {
        OpenSsl.Require();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Id}\n{Share().Replace(finding.Message, "")}")));
    }

    private static SarifText Text(string text) => new(PlainText.OneLine(text));

    private static string Level(Severity severity) => severity == Severity.Info ? "note" : severity.Name();

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+ percent")]
    private static partial Regex Share();
}

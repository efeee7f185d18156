using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using KubectlIcr.Printers;
using KubectlIcr.Report;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Printers;

/// <summary>The file against a schema of what Jenkins and GitLab read.</summary>
public sealed class JunitPrinterTests
{
    private static readonly XmlSchemaSet Schemas = new();

    static JunitPrinterTests() => Schemas.Add(null, Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/junit.xsd"));

    /// <summary>Parsed, and valid.</summary>
    private static XElement Valid(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schemas });
        return XDocument.Load(reader).Root!;
    }

    private static XElement Print(CheckReport report, Severity failOn = Severity.Error)
    {
        var output = new StringWriter { NewLine = "\n" };
        new JunitPrinter(failOn, output).Print(report);
        return Valid(output.ToString());
    }

    private static string? Text(XElement? element, string attribute) => (string?)element?.Attribute(attribute);

    [Theory]
    [InlineData("<testsuites name='a' tests='0' failures='0' errors='0'/>")]
    [InlineData("<testsuites name='a' tests='x' failures='0' errors='0' time='0'/>")]
    [InlineData("<testcase name='a' classname='b' time='0'><failure message='m'/><failure message='m'/></testcase>")]
    public void The_schema_refuses_what_is_wrong(string xml) => Assert.Throws<XmlSchemaValidationException>(() => Valid(xml));

    [Theory]
    [InlineData("check -A --from ./real-cluster.json -o junit", 1)]
    [InlineData("check -A --all --strict --from ./real-cluster.json -o junit", 1)]
    [InlineData("check -l a=b -n default --from ./real-cluster.json -o junit", 0)]
    public async Task Whole_reports_are_valid(string line, int code)
    {
        var run = await Run.Of(line.Split(' ').Select(word => word.StartsWith("./", StringComparison.Ordinal) ? Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases", word[2..]) : word));
        var root = Valid(run.Out);
        Assert.Equal(code, run.ExitCode);
        Assert.Equal(code, int.Parse(Text(root, "failures")!) > 0 ? 1 : 0);
        foreach (var suite in root.Elements().Append(root))
        {
            Assert.Equal(suite.Descendants("testcase").Count().ToString(), Text(suite, "tests"));
            Assert.Equal(suite.Descendants("failure").Count().ToString(), Text(suite, "failures"));
        }
    }

    [Fact]
    public void A_case_a_pull()
    {
        var root = Print(AReport.Of(new(2, 2, 1, 1, 0, 0, 0), [AReport.Finding(subjects: AReport.Web)], AReport.Pull(), AReport.Pull("ok", cause: null) with { Owner = "Deployment/ok" }));
        var suite = Assert.Single(root.Elements("testsuite"));
        Assert.Equal(("team-a", "2", "1", "0"), (Text(suite, "name"), Text(suite, "tests"), Text(suite, "failures"), Text(suite, "skipped")));
        var cases = suite.Elements("testcase").ToList();
        Assert.Equal(["web main us.icr.io/team/app:1.0", "ok main us.icr.io/team/app:1.0"], cases.Select(one => Text(one, "name")));
        Assert.Equal(["team-a.web", "team-a.Deployment/ok"], cases.Select(one => Text(one, "classname")));
        Assert.Equal(("ICR302", "the message"), (Text(cases[0].Element("failure"), "type"), Text(cases[0].Element("failure"), "message")));
        Assert.Equal("ERROR ICR302  the message\n  Affects:   pod/web in namespace team-a, container main\n", cases[0].Element("failure")!.Value);
        Assert.Empty(cases[1].Elements());
        Assert.Equal("live", Text(suite.Element("properties")!.Elements().Single(one => Text(one, "name") == "source"), "value"));
    }

    [Theory]
    [InlineData(Severity.Error, 0, 1)]
    [InlineData(Severity.Warning, 1, 0)]
    public void What_does_not_fail_is_remarked(object failOn, int failures, int remarks)
    {
        var root = Print(AReport.Of(new(1, 1, 0, 0, 1, 0, 0), [AReport.Finding(severity: Severity.Warning, subjects: AReport.Web)], AReport.Pull(cause: null)), (Severity)failOn);
        Assert.Equal((failures, remarks), (root.Descendants("failure").Count(), root.Descendants("system-out").Count()));
    }

    [Fact]
    public void A_finding_about_a_container_that_is_not_listed_is_a_case_too() =>
        Assert.Equal("web main", Text(Print(AReport.Of(new(1, 1, 0, 1, 0, 0, 0), [AReport.Finding(subjects: AReport.Web)])).Descendants("testcase").Single(), "name"));

    [Fact]
    public void Rules_that_were_not_checked_are_skipped()
    {
        var root = Print(AReport.Of(new(0, 0, 0, 0, 0, 0, 1)) with { Skipped = [new("ICR403", "secrets in a: forbidden"), new("ICR403", "secrets in b: forbidden")] });
        var one = Assert.Single(root.Descendants("testcase"));
        Assert.Equal(("ICR403", "secrets in a: forbidden; secrets in b: forbidden"), (Text(one, "name"), Text(one.Element("skipped"), "message")));
        Assert.Equal("1", Text(root.Element("testsuite"), "skipped"));
    }

    [Fact]
    public void Characters_that_xml_can_not_hold()
    {
        var finding = AReport.Finding("<&\"'> \u0000\u0007\u001b[31m \ud800 \uffff \u202e ä 😀", subjects: AReport.Web);
        var failure = Print(AReport.Of(new(1, 1, 1, 1, 0, 0, 0), [finding], AReport.Pull())).Descendants("failure").Single();
        Assert.Equal("<&\"'> [31m \ufffd \ufffd  ä 😀", Text(failure, "message"));
        Assert.StartsWith("ERROR ICR302  <&\"'> [31m \ufffd \ufffd  ä 😀", failure.Value, StringComparison.Ordinal);
    }
}

using System.Globalization;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary><c>-o junit</c>: one test case a pull, for the test pages of build servers. A rule that was not checked is a skipped case.</summary>
/// <param name="failOn">The mildest severity that makes a case fail.</param>
internal sealed class JunitPrinter(Severity failOn, TextWriter output)
{
    public void Print(CheckReport report)
    {
        var suites = JunitSuite.Of(report, failOn);
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        var xml = new XmlText(output);
        xml.Start("testsuites");
        WriteCounts(xml, "kubectl icr check", [.. suites.SelectMany(suite => suite.Cases)]);
        foreach (var suite in suites)
            Write(xml, suite, report.Cluster);
        xml.End();
        output.Write('\n');
    }

    private static void Write(XmlText xml, JunitSuite suite, ReportCluster cluster)
    {
        xml.Start("testsuite");
        WriteCounts(xml, suite.Name, suite.Cases);
        Attribute(xml, "skipped", Number(suite.Cases.Count(one => one.Skipped is not null)));
        WriteProperties(xml, cluster);
        foreach (var one in suite.Cases)
            Write(xml, one);
        xml.End();
    }

    private static void Write(XmlText xml, JunitCase one)
    {
        xml.Start("testcase");
        Attribute(xml, "name", one.Name);
        Attribute(xml, "classname", one.Class);
        Attribute(xml, "time", "0");
        if (one.Skipped is { } reason)
            WriteElement(xml, "skipped", null, reason, "");
        if (one.Failures is [var first, ..])
            WriteElement(xml, "failure", first.Id, first.Message, Text(one.Failures));
        if (one.Remarks.Count > 0)
            xml.Element("system-out", Text(one.Remarks));
        xml.End();
    }

    private static void WriteElement(XmlText xml, string name, string? type, string message, string text)
    {
        xml.Start(name);
        if (type is not null)
            Attribute(xml, "type", type);
        Attribute(xml, "message", message);
        xml.Text(text);
        xml.End();
    }

    /// <summary>No pull is timed: a check joins what was read for all.</summary>
    private static void WriteCounts(XmlText xml, string name, IReadOnlyList<JunitCase> cases)
    {
        Attribute(xml, "name", name);
        Attribute(xml, "tests", Number(cases.Count));
        Attribute(xml, "failures", Number(cases.Count(one => one.Failures.Count > 0)));
        Attribute(xml, "errors", "0");
        Attribute(xml, "time", "0");
    }

    private static void WriteProperties(XmlText xml, ReportCluster cluster)
    {
        xml.Start("properties");
        foreach (var (name, value) in new[] { ("source", cluster.Source), ("context", cluster.Context), ("server", cluster.Server), ("cluster", cluster.Id) })
        {
            if (value is null)
                continue;
            xml.Start("property");
            Attribute(xml, "name", name);
            Attribute(xml, "value", value);
            xml.End();
        }
        xml.End();
    }

    /// <summary>As the text report tells a finding.</summary>
    private static string Text(IReadOnlyList<Finding> findings)
    {
        var text = new StringWriter { NewLine = "\n" };
        foreach (var finding in findings)
            new FindingPrinter(text, new Colour(false), wide: false).Print(finding);
        return text.ToString().TrimStart('\n');
    }

    private static void Attribute(XmlText xml, string name, string value) => xml.Attribute(name, PlainText.OneLine(value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Text.Json.Nodes;
using KubectlIcr.Printers;
using KubectlIcr.Report;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Golden;
using NJsonSchema;

namespace KubectlIcr.Tests.Printers;

/// <summary>The log against the published schema, and what the schema can't say.</summary>
public sealed class SarifPrinterTests
{
    private static readonly Subject InManifest = new("Deployment", "a", "web", "main", "Deployment/web") { File = "./charts/my web.yaml", Line = 7 };

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromFileAsync(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/sarif-2.1.0.schema.json")));

    private static async Task<JsonNode> RunOf(params Finding[] findings)
    {
        var output = new StringWriter { NewLine = "\n" };
        var report = AReport.Of(new(1, 1, 1, 1, 0, 0, 1), findings) with { Skipped = [new("ICR403", "secrets in namespace a: forbidden")] };
        new SarifPrinter([.. RuleList.All.Select(RulePages.Of)], "1.2.3", output).Print(report);
        Assert.Empty((await Schema.Value).Validate(output.ToString()));
        return JsonNode.Parse(output.ToString())!["runs"]![0]!;
    }

    private static Finding Fixed(string message = "the message", params Subject[] subjects) => AReport.Finding(message, subjects: subjects) with
    {
        Image = "us.icr.io/a/b",
        Evidence = [new("pod", "a \u001b[31mred\u001b[0m word")],
        Fixes = [new("kubectl do it", "it helps")],
    };

    [Fact]
    public async Task The_schema_refuses_what_is_wrong() =>
        Assert.NotEmpty((await Schema.Value).Validate("""{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[{"level":"bad"}]}]}"""));

    [Theory]
    [InlineData("check -A --from ./real-cluster.json -o sarif")]
    [InlineData("check pod/ok -n default --from ./real-cluster.json -o sarif --all")]
    [InlineData("check nothing -n default --from ./real-cluster.json -o sarif -l a=b")]
    public async Task Whole_reports_are_valid(string line)
    {
        var run = await Run.Of(line.Replace(" nothing", "").Split(' ').Select(word => word.StartsWith("./", StringComparison.Ordinal) ? Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases", word[2..]) : word));
        Assert.Empty((await Schema.Value).Validate(run.Out));
    }

    [Fact]
    public async Task Every_rule_has_its_page_and_results_and_notifications_point_at_it()
    {
        var run = await RunOf(Fixed(subjects: AReport.Web));
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.Equal(RuleList.All.Select(rule => rule.Id), rules.Select(rule => (string?)rule!["id"]));
        Assert.Equal(rules.Count, rules.Select(rule => (string?)rule!["name"]).Distinct().Count());
        var result = run["results"]![0]!;
        Assert.Equal("ICR302", (string?)rules[(int)result["ruleIndex"]!]!["id"]);
        Assert.Equal("APullSecretDoesNotExist", (string?)rules[(int)result["ruleIndex"]!]!["name"]);
        var skipped = run["invocations"]![0]!["toolExecutionNotifications"]![0]!;
        Assert.Equal("ICR403", (string?)rules[(int)skipped["associatedRule"]!["index"]!]!["id"]);
        Assert.Equal("ICR403 was not checked: secrets in namespace a: forbidden", (string?)skipped["message"]!["text"]);
    }

    [Fact]
    public async Task What_was_not_read_is_a_notification_and_a_failed_run_says_so()
    {
        var output = new StringWriter { NewLine = "\n" };
        var report = AReport.Of(new(1, 1, 0, 0, 0, 0, 0)) with { Gaps = [new("events", "a", "InternalError"), new("nodes", null, "forbidden")] };
        new SarifPrinter([], "1.2.3", output) { IsSuccessful = false }.Print(report);
        Assert.Empty((await Schema.Value).Validate(output.ToString()));
        var invocation = JsonNode.Parse(output.ToString())!["runs"]![0]!["invocations"]![0]!;
        Assert.False((bool)invocation["executionSuccessful"]!);
        Assert.Equal(
            ["error not read: events in namespace a: InternalError", "note not read: nodes: forbidden"],
            invocation["toolExecutionNotifications"]!.AsArray().Select(one => $"{one!["level"]} {one["message"]!["text"]}"));
    }

    [Theory]
    [InlineData(Severity.Error, "error")]
    [InlineData(Severity.Warning, "warning")]
    [InlineData(Severity.Info, "note")]
    public async Task Levels(object severity, string expected) =>
        Assert.Equal(expected, (string?)(await RunOf(AReport.Finding(severity: (Severity)severity, subjects: AReport.Web)))["results"]![0]!["level"]);

    [Fact]
    public async Task The_message_ends_with_the_commands()
    {
        var result = (await RunOf(Fixed(subjects: AReport.Web)))["results"]![0]!;
        Assert.Equal("the message.\n# it helps\nkubectl do it", (string?)result["message"]!["text"]);
        Assert.Equal("pod: a [31mred[0m word", (string?)result["properties"]!["evidence"]![0]);
    }

    [Fact]
    public async Task Pods_of_one_owner_are_one_place()
    {
        var result = (await RunOf(Fixed(subjects: [new("Pod", "a", "web-1", "main", "Deployment/web"), new("Pod", "a", "web-2", "main", "Deployment/web"), AReport.Web])))["results"]![0]!;
        Assert.Equal(["a/Deployment/web/main", "team-a/Pod/web/main"], result["locations"]!.AsArray().Select(place => (string?)place!["logicalLocations"]![0]!["fullyQualifiedName"]));
        Assert.Null(result["locations"]![0]!["physicalLocation"]);
    }

    [Fact]
    public async Task Manifests_have_a_file_and_a_line()
    {
        var place = (await RunOf(Fixed(subjects: InManifest)))["results"]![0]!["locations"]![0]!["physicalLocation"]!;
        Assert.Equal(("charts/my%20web.yaml", 7), ((string?)place["artifactLocation"]!["uri"], (int)place["region"]!["startLine"]!));
        var absolute = (await RunOf(Fixed(subjects: InManifest with { File = "/tmp/a b.yaml" })))["results"]![0]!["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("file:///tmp/a%20b.yaml", (string?)absolute["artifactLocation"]!["uri"]);
    }

    [Fact]
    public async Task The_fingerprint_is_that_of_the_cause()
    {
        var prints = (await RunOf(
            Fixed(subjects: AReport.Web), Fixed(subjects: InManifest), Fixed("another message", AReport.Web), Fixed("91 percent used"), Fixed("92 percent used")))["results"]!.AsArray()
            .Select(result => (string?)result!["partialFingerprints"]!["rootCause/v1"]).ToList();
        Assert.Equal(prints[0], prints[1]);
        Assert.NotEqual(prints[0], prints[2]);
        Assert.Equal(prints[3], prints[4]);
    }
}

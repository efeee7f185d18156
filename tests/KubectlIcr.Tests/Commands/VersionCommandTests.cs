using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubectlIcr.Commands;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Commands;

/// <summary>What a bug report can name: the version, and which commit it was built from.</summary>
public class VersionCommandTests
{
    [Theory]
    [InlineData("version")]
    [InlineData("--version")]
    public async Task Plain_version_is_one_line(string line)
    {
        var run = await Run.Of(line.Split(' '));

        Assert.Equal((0, $"kubectl-icr v{Build.Version}\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", Build.Version);
    }

    [Fact]
    public async Task The_document_says_which_build_this_is()
    {
        var document = JsonNode.Parse((await Run.Of(["version", "-o", "json"])).Out)!.AsObject();

        Assert.Equal(["apiVersion", "kind", "version", "commit", "date", "runtime", "platform"], document.Select(field => field.Key));
        Assert.Equal(("kubectl-icr/v1", "VersionReport", Build.Version), ((string?)document["apiVersion"], (string?)document["kind"], (string?)document["version"]));
        Assert.Matches(@"^\.NET \d+\.\d+\.\d+", (string?)document["runtime"]);
        Assert.Matches("^(linux|darwin|windows)/[a-z0-9]+$", (string?)document["platform"]);
    }

    [Fact]
    public async Task A_build_in_a_clone_knows_its_commit_and_the_time_of_it_in_utc()
    {
        if (!Path.Exists(Path.Combine(Verified.Root, ".git")))
            return;
        var document = JsonNode.Parse((await Run.Of(["version", "-o", "json"])).Out)!;

        Assert.Matches("^[0-9a-f]{40}$", (string?)document["commit"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string?)document["date"]);
    }

    [Fact]
    public async Task Yaml_and_templates_hold_the_same()
    {
        var yaml = (await Run.Of(["version", "-o", "yaml"])).Out;
        var template = (await Run.Of(["version", "-o", "jsonpath={.version}"])).Out;

        Assert.Matches($"(?m)^version: \"?{Regex.Escape(Build.Version)}\"?$", yaml);
        Assert.Equal(Build.Version, template);
    }
}

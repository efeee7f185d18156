using System.Text.RegularExpressions;
using KubectlIcr.Tests.Golden;
using KubectlIcr.Tests.Krew;

namespace KubectlIcr.Tests.Workflows;

/// <summary>GitHub's workflows: actions pinned, rights that are few, no logic but calls of build.cake's targets. What they hold as YAML, actionlint looks at.</summary>
public partial class WorkflowTests
{
    /// <summary>Runners that GitHub hosts, by name and not as latest.</summary>
    private static readonly string[] Runners = ["ubuntu-24.04", "ubuntu-24.04-arm", "macos-15", "macos-15-intel", "windows-2025", "windows-11-arm"];

    /// <summary>What a job may write, by its name; every other job only reads the repository.</summary>
    private static readonly Dictionary<string, string[]> Rights = new()
    {
        ["draft"] = ["attestations: write", "contents: write", "id-token: write"],
        ["publish"] = ["contents: write"],
    };

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Verified.Root, ".github", "workflows")).Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Keeps_every_rule(string file) => Assert.Empty(Broken(Read(file)));

    [Theory]
    [InlineData("release.yml", "@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2", "@v6.0.2", "is not pinned by its commit, with its version beside it")]
    [InlineData("release.yml", "5447ce83dd # v6.0.2", "5447ce83dd", "is not pinned by its commit, with its version beside it")]
    [InlineData("release.yml", "macos-15-intel", "macos-latest", "runner macos-latest is not known")]
    [InlineData("ci.yml", "macos-15,", "macos-14,", "runner macos-14 is not known")]
    [InlineData("ci.yml", "contents: read", "contents: write", "the workflow may do more than contents: read")]
    [InlineData("ci.yml", "permissions:\n  contents: read\n", "", "the workflow may do more than contents: read")]
    [InlineData("release.yml", "  smoke:\n", "  smoke:\n    permissions:\n      packages: write\n", "job smoke may packages: write")]
    [InlineData("release.yml", "    timeout-minutes: 5\n", "", "job publish has no time limit")]
    [InlineData("release.yml", "--target=Gather", "--target=Join", "there is no target Join")]
    [InlineData("ci.yml", "persist-credentials: false", "persist-credentials: true", "a checkout leaves its token behind")]
    [InlineData("release.yml", "\"$GITHUB_REF_NAME\" --draft", "${{ github.ref_name }} --draft", "a script holds ${{ github.ref_name }}")]
    public void A_broken_rule_is_found(string file, string old, string changed, string expected)
    {
        var text = Read(file);
        Assert.Contains(old, text);

        Assert.Contains(Broken(text.Replace(old, changed)), sentence => sentence.EndsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Dependabot_looks_after_actions_and_packages()
    {
        var updates = ManifestNode.Parse(File.ReadAllText(Path.Combine(Verified.Root, ".github", "dependabot.yml")))["updates"].Items;

        Assert.Equal(["github-actions", "nuget", "dotnet-sdk"], updates.Select(update => update["package-ecosystem"].Text));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Verified.Root, ".github", "workflows", file));

    private static List<string> Broken(string text)
    {
        var workflow = ManifestNode.Parse(text);
        return [.. Pins(text), .. Targets(text), .. TopRights(workflow), .. workflow["jobs"].Fields.SelectMany(name => Job(name, workflow["jobs"][name]))];
    }

    private static IEnumerable<string> Pins(string text) =>
        from Match line in Uses().Matches(text)
        where !Pinned().IsMatch(line.Value)
        select $"{line.Value.Trim()} is not pinned by its commit, with its version beside it";

    private static IEnumerable<string> Targets(string text)
    {
        var scripts = Directory.EnumerateFiles(Verified.Root, "*.cake").Concat(new[] { "krew", "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Verified.Root, folder), "*.cake", SearchOption.AllDirectories)));
        var defined = scripts.SelectMany(file => Defined().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);
        return Called().Matches(text).Select(match => match.Groups[1].Value).Except(defined).Select(name => $"there is no target {name}");
    }

    private static IEnumerable<string> TopRights(ManifestNode workflow) =>
        Permissions(workflow) is ["contents: read"] ? [] : ["the workflow may do more than contents: read"];

    private static IEnumerable<string> Job(string name, ManifestNode job)
    {
        if (job["timeout-minutes"].IsAbsent) yield return $"job {name} has no time limit";
        foreach (var right in Permissions(job).Except(Rights.GetValueOrDefault(name) ?? []))
            yield return $"job {name} may {right}";
        foreach (var runner in RunnersOf(job).Except(Runners))
            yield return $"runner {runner} is not known";
        foreach (var step in job["steps"].Items)
        {
            if (step["uses"].Text.StartsWith("actions/checkout@", StringComparison.Ordinal) && step["with"]["persist-credentials"].Text != "false") yield return "a checkout leaves its token behind";
            if (Injection().Match(step["run"].Text) is { Success: true } match) yield return $"a script holds {match.Value}";
        }
    }

    private static string[] Permissions(ManifestNode node) => [.. node["permissions"].Fields.Select(field => $"{field}: {node["permissions"][field].Text}").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> RunnersOf(ManifestNode job)
    {
        var matrix = job["strategy"]["matrix"];
        return job["runs-on"].Text == "${{ matrix.runner }}"
            ? matrix["runner"].Items.Select(item => item.Text).Concat(matrix["include"].Items.Select(item => item["runner"].Text))
            : [job["runs-on"].Text];
    }

    [GeneratedRegex(@"^ *(- )?uses: .*$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"dotnet cake --target=(\w+)")]
    private static partial Regex Called();

    [GeneratedRegex(@"Task\(""(\w+)""\)")]
    private static partial Regex Defined();

    /// <summary>Words of an event in a shell script are a way in; a matrix is our own.</summary>
    [GeneratedRegex(@"\$\{\{ *(github|inputs|steps|needs)\.[^}]*\}\}")]
    private static partial Regex Injection();
}

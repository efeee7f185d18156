namespace KubectlIcr.EndToEnd.Dialect;

/// <summary>The same template on the same report, by the binary and by the real kubectl: byte for byte the same, errors too.</summary>
public sealed class JsonPathTests(LocalKubectl local) : IClassFixture<LocalKubectl>
{
    private static readonly string[] Templates =
    [
        "{.kind}",
        "{.apiVersion} {.kind}{\"\\n\"}",
        "no braces",
        "{.summary}",
        "{.summary.pods}/{.summary.failing}",
        "{.cluster.context}|{.cluster.source}",
        "{.findings[*].id}",
        "{.findings[0].title}",
        "{.findings[-1].message}",
        "{.findings[0:2].id}",
        "{.findings[::3]['id','severity']}",
        "{.findings[0]}",
        "{.findings[*].subjects[*].name}",
        "{.findings[*].fixes[*].run}",
        "{.findings[?(@.severity==\"error\")].id}",
        "{.findings[?(@.severity!='error')].title}",
        "{.findings[?(@.image)].image}",
        "{.findings[?(@.subjects[0].namespace==\"team-a\")].id}",
        "{range .findings[*]}{.id}{\"\\t\"}{.severity}{\"\\n\"}{end}",
        "{range .findings[*]}{.id}:{range .subjects[*]} {.namespace}/{.name}{end}{\"\\n\"}{end}",
        "{range .pulls[?(@.cause)]}{.pod}={.cause} {end}",
        "{.pulls[*].image.tag}",
        "{.pulls[*].image.digest}",
        "{.pulls[0].image}",
        "{.pulls[*].registry.asked}",
        "{.pulls[?(@.registry.asked==false)].pod}",
        "{.pulls[0].credentials.tries}",
        "{.pulls[*].text}",
        "{.skipped}",
        "{.nope}",
        "{.nope[*].deeper}x",
        "{..nope}",
        "{.findings[99].id}",
        "{.summary[0]}",
        "{.summary[?(@.x)]}",
        "{.findings[?(@.id==1)].id}",
        "{.findings[?(@.id=\"x\")].id}",
        "{.findings[}",
        "{.findings[*].id",
        "{.findings[\"id\"]}",
        "{end}",
        "{nope}",
        "{\"open}",
    ];

    [Fact]
    public async Task Every_template_prints_what_kubectl_prints()
    {
        var report = await local.FileAsync();
        foreach (var template in Templates)
            AssertSame(await local.PrintAsync(report, $"jsonpath={template}"), await local.CheckAsync("-o", $"jsonpath={template}"), template);
    }

    [Theory]
    [InlineData("{.summary}")]
    [InlineData("{.findings[*]}")]
    [InlineData("{.findings[*].id}{.nope}{\"x\"}")]
    [InlineData("{.findings[9].id}")]
    public async Task As_JSON_too(string template)
    {
        var report = await local.FileAsync();
        AssertSame(await local.PrintAsync(report, $"jsonpath-as-json={template}"), await local.CheckAsync("-o", $"jsonpath-as-json={template}"), template);
    }

    [Fact]
    public async Task From_a_file_too()
    {
        var report = await local.FileAsync();
        var template = local.Folder.Write("template", "Findings:\n{range .findings[*]}  {.id}\n{end}");
        AssertSame(await local.PrintAsync(report, $"jsonpath-file={template}"), await local.CheckAsync($"--output=jsonpath-file={template}"), template);
    }

    [Theory]
    [InlineData("jsonpath")]
    [InlineData("jsonpath=")]
    [InlineData("jsonpath-file=/nope")]
    public async Task Formats_that_lack_their_template(string format) =>
        AssertSame(await local.PrintAsync(LocalKubectl.Cases("jsonpath.json"), format), await local.CheckAsync("-o", format), format);

    /// <summary>Our own exit codes: 1 for problems in what was checked, 2 for a template that can't be applied, 3 for one that can't be read.</summary>
    private static void AssertSame(Outcome kubectl, Outcome ours, string template)
    {
        Assert.Equal((template, kubectl.Stdout, LocalKubectl.Error(kubectl.Stderr)), (template, ours.Stdout, LocalKubectl.Error(ours.Stderr)));
        Assert.Equal((template, kubectl.ExitCode == 0 ? 1 : kubectl.Stderr.Contains("executing", StringComparison.Ordinal) ? 2 : 3), (template, ours.ExitCode));
    }
}

namespace KubectlIcr.EndToEnd.Dialect;

/// <summary>The same columns over the same rows, by the binary and by the real <c>kubectl get</c>: byte for byte the same, errors too.</summary>
public sealed class CustomColumnsTests(LocalKubectl local) : IClassFixture<LocalKubectl>
{
    private static readonly string[][] Arguments =
    [
        ["-o", "custom-columns=RULE:.id"],
        ["-o", "custom-columns=RULE:.id,TITLE:.title,SEVERITY:.severity"],
        ["-o", "custom-columns=A:.id,B:.certainty"],
        ["-o", "custom-columns=A:id,B:{.severity},C:{severity}"],
        ["-o", "custom-columns=two words:.id,:.severity"],
        ["-o", "custom-columns=PODS:.subjects[*].name,FIRST:.subjects[0].name,LAST:.subjects[-1].namespace"],
        ["-o", "custom-columns=SUBJECT:.subjects[0],RULE:.id"],
        ["-o", "custom-columns=SUBJECTS:.subjects,RULE:.id"],
        ["-o", "custom-columns=NOPE:.nope,DEEP:.nope.deeper[*].x,IMAGE:.image"],
        ["-o", "custom-columns=NOPE:,RULE:.id"],
        ["-o", "custom-columns=OWNER:.subjects[*].owner,CONTAINER:.subjects[*].container"],
        ["-o", "custom-columns=RUN:.fixes[*].run"],
        ["-o", "custom-columns=TEAM:.subjects[?(@.namespace==\"team-a\")].name"],
        ["-o", "custom-columns=RULE:.id", "--no-headers"],
        ["-o", "custom-columns=RULE:.id,TITLE:.title", "--sort-by=.title"],
        ["-o", "custom-columns=RULE:.id,IMAGE:.image", "--sort-by={.id}"],
        ["-o", "custom-columns=RULE:.id,POD:.subjects[0].name", "--sort-by=subjects[0].name", "--no-headers"],
        ["-o", "custom-columns=RULE:.id", "--sort-by=.nope"],
        ["-o", "custom-columns=RULE:.id", "--sort-by={.a}{.b}"],
        ["-o", "custom-columns"],
        ["-o", "custom-columns="],
        ["-o", "custom-columns=RULE"],
        ["-o", "custom-columns=RULE:.id,"],
        ["-o", "custom-columns=RULE:{.id}{.title}"],
        ["-o", "custom-columns=RULE:.id["],
        ["-o", "custom-columns=RULE:.subjects[9].name"],
        ["-o", "custom-columns-file=/nope"],
    ];

    [Fact]
    public async Task Every_spec_prints_what_kubectl_prints()
    {
        await using var api = await FindingsApi.StartAsync(await File.ReadAllTextAsync(await local.FileAsync()));
        foreach (var arguments in Arguments)
            AssertSame(await GetAsync(api, arguments), await local.CheckAsync(arguments), string.Join(' ', arguments));
    }

    [Theory]
    [InlineData("RULE   SEVERITY\n{.id}  severity\n")]
    [InlineData("RULE\n.id .severity\n")]
    [InlineData("RULE\n")]
    [InlineData("")]
    public async Task From_a_file_too(string text)
    {
        var file = local.Folder.Write("columns", text);
        await using var api = await FindingsApi.StartAsync(await File.ReadAllTextAsync(await local.FileAsync()));
        AssertSame(await GetAsync(api, "-o", $"custom-columns-file={file}"), await local.CheckAsync("-o", $"custom-columns-file={file}"), text);
    }

    /// <summary>kubectl ends with the stack-like line of a fatal log here.</summary>
    [Fact]
    public async Task A_field_that_can_not_be_sorted_by_is_said_better()
    {
        await using var api = await FindingsApi.StartAsync(await File.ReadAllTextAsync(await local.FileAsync()));
        Assert.Contains("is an unsortable type", (await GetAsync(api, "-o", "custom-columns=RULE:.id", "--sort-by=.subjects")).Stderr, StringComparison.Ordinal);

        var ours = await local.CheckAsync("-o", "custom-columns=RULE:.id", "--sort-by=.subjects");
        Assert.Equal((2, "", "error: field {.subjects} is an unsortable type: array\n"), (ours.ExitCode, ours.Stdout, ours.Stderr));
    }

    private Task<Outcome> GetAsync(FindingsApi api, params string[] arguments) => local.Kubectl.RunAsync(["--server", api.Url, "get", "findings", .. arguments]);

    /// <summary>Where it fails kubectl has printed the heads already; we print all rows or nothing.</summary>
    private static void AssertSame(Outcome kubectl, Outcome ours, string what)
    {
        Assert.Equal((what, kubectl.ExitCode == 0 ? kubectl.Stdout : "", LocalKubectl.Error(kubectl.Stderr)), (what, ours.Stdout, LocalKubectl.Error(ours.Stderr)));
        Assert.Equal((what, kubectl.ExitCode == 0), (what, ours.ExitCode == 1));
    }
}

using KubectlIcr.Commands;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Tests.Cluster;
using KubectlIcr.Tests.Golden;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Tests.Commands.Completing;

/// <summary>What a shell is offered, from the command tree and from a cluster.</summary>
public sealed class CompletionTests
{
    private static readonly string Cluster = File.ReadAllText(FakeCluster.CasePath());

    private static async Task<string[]> CompleteAsync(string line, IReadOnlyDictionary<string, string>? environment = null)
    {
        var run = await Run.Of(["__complete", .. line.Split(' ')], environment: environment ?? new Dictionary<string, string> { ["KUBECONFIG"] = "/nowhere" });
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out.TrimEnd('\n').Split('\n');
    }

    /// <summary>Without the descriptions, in one line.</summary>
    private static async Task<string> WordsAsync(string line, IReadOnlyDictionary<string, string>? environment = null) =>
        string.Join(' ', (await CompleteAsync(line, environment)).Select(choice => choice.Split('\t')[0]));

    [Theory]
    [InlineData("", "check secrets decode copy-secret bind-sa undo explain completion version :4")]
    [InlineData("ch", "check :4")]
    [InlineData("x", ":4")]
    [InlineData("version ", ":4")]
    [InlineData("check --na", "--namespace :4")]
    [InlineData("explain --he", "--help :4")]
    [InlineData("copy-secret --dry-run=s", "server :4")]
    [InlineData("-v 6 bind-sa --restart=", "all :4")]
    [InlineData("check -- -", ":4")]
    [InlineData("check -o ", "custom-columns-file= custom-columns= json jsonpath-as-json= jsonpath-file= jsonpath= junit name prometheus sarif wide yaml :4")]
    [InlineData("check -o j", "json jsonpath-as-json= jsonpath-file= jsonpath= junit :4")]
    [InlineData("check -o jsonp", "jsonpath-as-json= jsonpath-file= jsonpath= :6")]
    [InlineData("check --output=ju", "junit :4")]
    [InlineData("check --output=json --output y", "yaml :4")]
    [InlineData("check --registry ", "icr all none :4")]
    [InlineData("check --color a", "auto always :4")]
    [InlineData("check --fail-on w", "warning :4")]
    [InlineData("check --ignore ICR61", "ICR610 ICR611 ICR612 ICR613 :4")]
    [InlineData("check --ignore ICR405,ICR61", "ICR405,ICR610 ICR405,ICR611 ICR405,ICR612 ICR405,ICR613 :4")]
    [InlineData("check --request-timeout ", ":4")]
    [InlineData("check -f ", ":0")]
    [InlineData("check --from=a", ":0")]
    [InlineData("check --kubeconfig x", ":0")]
    [InlineData("check --strict -o json -l app=web --color ", "auto always never :4")]
    [InlineData("check -l -o j", "job/ :6")] // -o is the value of -l here
    [InlineData("check -Aojson --bogus -o y", "yaml :4")]
    [InlineData("explain ICR40", "ICR401 ICR402 ICR403 ICR404 ICR405 ICR406 ICR407 ICR408 ICR409 :4")]
    [InlineData("explain bad", "bad-credentials :4")]
    [InlineData("explain ICR401 ", ":4")]
    [InlineData("completion ", "bash zsh fish powershell :4")]
    [InlineData("check dep", "deployment/ :6")]
    [InlineData("check po", "pod/ :6")]
    [InlineData("check sts", "sts/ :6")]
    [InlineData("check a/b depl", "deployment/ :6")]
    [InlineData("check what/", ":4")]
    public async Task From_the_command_tree(string line, string expected) => Assert.Equal(expected, await WordsAsync(line));

    [Fact]
    public async Task Choices_have_descriptions()
    {
        Assert.Equal("check\tSay why pods can't pull their images, and how to fix it", (await CompleteAsync("ch"))[0]);
        Assert.Equal("--namespace\tThe namespace; by default the context's", (await CompleteAsync("check --na"))[0]);
        Assert.Equal("ICR801\tAn admission webhook refuses the pod", (await CompleteAsync("explain ICR801"))[0]);
    }

    [Theory]
    [InlineData("check m", "malformed multi :4")]
    [InlineData("check p", "pod/ :6")]
    [InlineData("check n", "never notag :4")]
    [InlineData("check po/m", "po/malformed po/multi :4")]
    [InlineData("check pod/m -n te", "team-a :4")]
    [InlineData("check -n team-a pod/m", "pod/missing :4")]
    [InlineData("check pod/m po/no", "po/notag :4")]
    [InlineData("check pod mis -n=te", "team-a :4")]
    [InlineData("check -n team-a pod mis", "missing :4")]
    [InlineData("check -n team-a deploy s", "shop :4")]
    [InlineData("check -n team-a -- deploy s", "shop :4")]
    [InlineData("check --context nope pod/", ":4")]
    [InlineData("check --context ", "c :4")]
    public async Task From_a_cluster(string line, string expected)
    {
        await using var cluster = await FakeCluster.StartAsync(Cluster);
        Assert.Equal(expected, await WordsAsync(line, cluster.Environment));
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_no_more_than_patience()
    {
        await using var api = await FakeApi.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        var environment = new Dictionary<string, string> { ["KUBECONFIG"] = home.Environment.Variable("KUBECONFIG")! };
        Assert.Equal(":4", await WordsAsync("check -n d", environment));
        Assert.Equal("deployment/ :6", await WordsAsync("check dep", environment));
    }

    [Fact]
    public async Task Only_metadata_is_asked_for()
    {
        var accepted = new List<string?>();
        await using var api = await FakeApi.StartAsync(context =>
        {
            accepted.Add(context.Request.Headers.Accept);
            return FakeApi.Json("""{"kind":"PartialObjectMetadataList","items":[{"metadata":{"name":"one"}}]}""")(context);
        });
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        Assert.Equal("one :4", await WordsAsync("check -n ", new Dictionary<string, string> { ["KUBECONFIG"] = home.Environment.Variable("KUBECONFIG")! }));
        Assert.Equal("/api/v1/namespaces?limit=500", Assert.Single(api.Requests));
        Assert.StartsWith("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", Assert.Single(accepted)!.Replace(" ", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_secrets_are_looked_for_by_type_and_in_the_namespace_meant()
    {
        await using var cluster = await FakeCluster.StartAsync(Cluster);
        var command = new CommandLineApplication();
        var from = command.Value("--from <NAMESPACE>", "");
        from.Values.Add("team-a");
        var names = await OfferedAsync(Completion.PullSecrets.In(from), cluster);
        Assert.Contains("team-icr", names);
        Assert.Equal(
            ["/api/v1/namespaces/team-a/secrets?fieldSelector=type=kubernetes.io/dockercfg", "/api/v1/namespaces/team-a/secrets?fieldSelector=type=kubernetes.io/dockerconfigjson"],
            cluster.Requests.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Service_accounts_and_namespaces()
    {
        await using var cluster = await FakeCluster.StartAsync(Cluster);
        Assert.Contains("default", await OfferedAsync(Completion.ServiceAccounts, cluster));
        await OfferedAsync(Completion.Namespaces, cluster);
        Assert.Equal(["/api/v1/namespaces/default/serviceaccounts", "/api/v1/namespaces"], cluster.Requests);
    }

    [Fact]
    public void Everything_that_takes_a_value_says_what_it_holds()
    {
        var silent =
            from command in CommandLine.Commands().Root.Commands
            from holder in command.Arguments.Select(argument => (Name: argument.Name!, Of: (object)argument))
                .Concat(command.Options.Where(option => option.OptionType != CommandOptionType.SingleOrNoValue).Select(option => (Name: $"--{option.LongName}", Of: (object)option)))
            where Completions.Of(holder.Of) is null
            select $"{command.Name} {holder.Name}: add .Completes(Completion.…), of Nothing where there is nothing to offer";

        Assert.Empty(silent);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    [InlineData("")]
    public async Task A_script_asks_the_hidden_command(string shell)
    {
        var run = await Run.Of(["completion", .. shell.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("kubectl-icr __complete", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fissh", "did you mean fish? Known")]
    [InlineData("nushell", "known")]
    public async Task A_shell_that_is_not_known(string shell, string hint) =>
        Assert.Equal(
            (3, $"error: unknown shell \"{shell}\"; {hint}: bash, zsh, fish, powershell\n"),
            await Run.Of(["completion", shell]) is var run ? (run.ExitCode, run.Error) : default);

    private static async Task<IEnumerable<string>> OfferedAsync(Completion completion, FakeCluster cluster)
    {
        var environment = new KubectlIcr.Cluster.Connect.KubeEnvironment(name => cluster.Environment.GetValueOrDefault(name), "");
        var options = new KubectlIcr.Cluster.Connect.ConnectionOptions(Namespace: completion.Namespace?.Last());
        return await completion.Offer(new CompletionScene([], "", options, environment, new ClusterNames(options, environment, CancellationToken.None)));
    }
}

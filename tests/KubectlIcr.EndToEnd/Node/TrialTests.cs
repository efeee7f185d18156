using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Node;

/// <summary><c>check --on-node</c> on a real node: what the kubelet and its runtime answer, that nothing of an image is run, and that no pod is left.</summary>
[Collection(NodeCollection.Name)]
public sealed class TrialTests(RealNode node)
{
    /// <summary>What the container is told to run: below a file, so that no image has it.</summary>
    private const string Nothing = "/dev/null/kubectl-icr-runs-nothing";

    public static TheoryData<string> All => [.. Trials.All.Keys];

    [NodeTheory]
    [MemberData(nameof(All))]
    public async Task The_node_answers_and_no_pod_is_left(string name)
    {
        var tried = await Courses.On(node).TrialOf(name);

        var answer = tried.Report.Pulls.Single()["node"] ?? throw new Xunit.Sdk.XunitException(tried.Outcome.ToString());
        var expected = Trials.All[name];
        Assert.True(expected == ((string?)answer["result"], tried.Report.Errors), $"{answer}\n{tried.Report.Root["findings"]}\n{tried.Outcome.Stderr}");
        Assert.Equal(RealNode.Name, (string?)answer["name"]);
        Assert.Equal(["web"], tried.Pods);
        Assert.Equal(expected.Errors.Length == 0 ? 0 : 1, tried.Outcome.ExitCode);
    }

    [NodeFact]
    public async Task A_pull_has_its_digest()
    {
        var answer = (await Courses.On(node).TrialOf("n-good")).Report.Pulls.Single()["node"]!;

        Assert.StartsWith("sha256:", (string?)answer["digest"], StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task The_pod_pulls_once_it_has_the_secret_that_was_tried()
    {
        var refused = Causes.All.Single(one => one.Name == "n-refused");
        var cause = refused with { Name = "trial-spare", Secrets = ns => [.. refused.Secrets(ns), Secrets.DockerRegistry(ns, "spare", "us.icr.io", RealNode.GoodKey)] };
        await Courses.On(node).TrialOf("n-good");
        await Plant.AllAsync(node, cause);
        await Plant.FailedAsync(node, cause.Name);

        var report = await Course.CheckAsync(node, cause, "--on-node", "--yes", "--secret", "spare");

        var finding = report.Root["findings"]!.AsArray().Single(one => (string?)one!["id"] == "ICR310")!;
        foreach (var fix in finding["fixes"]!.AsArray())
            (await Course.InTurnAsync(() => node.ShellAsync(cause.Name, (string)fix!["run"]!))).Succeeded();
        await Plant.RunsAsync(node, cause.Name);
    }

    /// <summary>Each image has an entrypoint: the bundle that the kubelet hands to the runtime must not name it.</summary>
    [NodeFact]
    public async Task Nothing_of_the_image_is_run()
    {
        await Courses.On(node).TrialOf("n-good");

        var trials = node.Bundles.Where(bundle => (string?)bundle["annotations"]?["io.kubernetes.cri.container-name"] == "trial").ToList();

        Assert.NotEmpty(trials);
        Assert.All(trials, bundle => Assert.Equal([Nothing], bundle["process"]!["args"]!.AsArray().Select(word => (string?)word)));
        Assert.All(trials, bundle => Assert.Empty(bundle["process"]!["capabilities"]?["effective"]?.AsArray() ?? []));
        Assert.All(trials, bundle => Assert.Equal(65534, (int)bundle["process"]!["user"]!["uid"]!));
    }

    [NodeTheory]
    [InlineData("INT", 0)]
    [InlineData("TERM", 0)]
    [InlineData("KILL", 1)]
    public async Task Whoever_is_stopped_leaves_no_pod(string signal, int left)
    {
        var name = $"trial-{signal.ToLowerInvariant()}";
        await Courses.On(node).TrialOf("n-good");
        await node.CreateNamespaceAsync(name);
        await node.Plane.Api.CreateAsync(OnNode.Put(Pods.New(name, "web", $"{NodeNames.Silent}/{name}/app:1.0")));

        using var process = Process.Start(Quiet(node.Kubectl(name).Start("icr", "check", "pod/web", "--on-node", "--yes", "--registry", "none")))!;
        await Waiting.ForAsync($"a trial pod in {name}", async () => (await TrialsAsync(name)).Length == 1);
        await Execution.SignalAsync(signal, process);
        await process.WaitForExitAsync();
        var after = await TrialsAsync(name);
        await node.IcrAsync(name, "check", "pod/web", "--on-node", "--yes", "--timeout", "1s", "--registry", "none");

        Assert.Equal(left, after.Length);
        Assert.Empty(await TrialsAsync(name));
    }

    private static ProcessStartInfo Quiet(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        return start;
    }

    private async Task<string[]> TrialsAsync(string @namespace) =>
        [.. (await Plant.PodsAsync(node, @namespace)).Select(pod => (string)pod["metadata"]!["name"]!).Where(pod => pod.StartsWith("kubectl-icr-trial-", StringComparison.Ordinal))];
}

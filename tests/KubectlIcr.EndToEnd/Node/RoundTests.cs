using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Node;

/// <summary><c>check --fix</c> on a real node until the pod pulls, <c>undo</c>, and the same finding again.</summary>
[Collection(NodeCollection.Name)]
public sealed class RoundTests(RealNode node) : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>Causes that <c>check --fix</c> mends by itself, and whose mending can be taken back.</summary>
    public static TheoryData<string> Fixed => ["n-none", "n-none-deployment", "n-missing", "n-account", "n-domain-account"];

    public void Dispose() => folder.Dispose();

    [NodeTheory]
    [MemberData(nameof(Fixed))]
    public async Task From_a_finding_to_a_pod_that_pulls_and_back(string name)
    {
        await Courses.On(node)[Causes.Pause.Name].Found;
        var cause = Causes.All.Single(one => one.Name == name) with { Name = name.Replace("n-", "round-", StringComparison.Ordinal) };
        await Plant.AllAsync(node, cause);
        await Plant.FailedAsync(node, cause.Name);

        var mended = await node.IcrAsync(cause.Name, "check", cause.Target, "--fix", "--yes", "--undo-file", folder.File("undo.json"));
        var pulled = (await Course.CheckAsync(node, cause)).Errors;
        var undone = await node.Kubectl(cause.Name).IcrAsync("undo", folder.File("undo.json"));
        await Plant.AnewAsync(node, cause);
        await Plant.FailedAsync(node, cause.Name);

        Assert.Equal((0, "", 0), (mended.Succeeded().ExitCode, pulled, undone.Succeeded().ExitCode));
        Assert.Equal(cause.Error, (await Course.CheckAsync(node, cause)).Errors);
    }
}

using Xunit.Abstractions;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>The kubelet's and containerd's own words, the rule that must come of each, and the commands printed for it: the pod must run.</summary>
[Collection(NodeCollection.Name)]
public sealed class NodeTests(RealNode node, ITestOutputHelper output)
{
    public static TheoryData<string> All => [.. Causes.All.Prepend(Causes.Pause).Select(cause => cause.Name)];

    public static TheoryData<string> Mendable => [.. Causes.All.Where(cause => cause.Needs is null).Select(cause => cause.Name)];

    [NodeTheory]
    [MemberData(nameof(All))]
    public async Task The_check_finds_the_cause(string name)
    {
        var course = Courses.On(node)[name];

        var found = await course.Found;

        if (found.Report.Errors != course.Cause.Error) Assert.Fail($"{found.Report.Errors} instead of {course.Cause.Error} from: {found.Text}\n{found.Report.Root}");
    }

    [NodeTheory]
    [MemberData(nameof(Mendable))]
    public async Task The_printed_commands_bring_the_image(string name)
    {
        var course = Courses.On(node)[name];

        Assert.NotEmpty((await course.Found).Commands);
        await course.Pulled;
    }

    /// <summary>Where the image of the debug commands may be out of the node's reach too.</summary>
    [NodeFact]
    public async Task The_printed_command_lists_the_images_on_the_node()
    {
        var courses = Courses.On(node);
        await courses["n-none"].Pulled;
        var command = (await courses["n-rate"].Found).Report.Fixes.Single(run => run.StartsWith("kubectl get node ", StringComparison.Ordinal));

        await Waiting.ForAsync("the image on the node's list", async () => (await node.ShellAsync("default", command)).Succeeded().Stdout.Split('\n').Contains("us.icr.io/n-none/app:1.0"));
    }

    /// <summary>Also where it is not trusted, which is when it is asked for. What runs on the node itself is run on this machine, which is the node.</summary>
    [CurlFact]
    public async Task The_printed_command_shows_the_certificate()
    {
        var command = (await Courses.On(node)["n-authority"].Found).Report.Fixes.Single(run => run.Contains(" chroot /host ", StringComparison.Ordinal)).Split(" chroot /host ")[1];

        var shown = await (node.Kubectl("default") with { Environment = node.World.Environment }).OtherAsync("bash", "-c", command);

        Assert.Matches(@"issuer: \S", shown.Stderr);
    }

    /// <summary>For people: what stands in artifacts/node-causes.txt.</summary>
    [NodeFact]
    public async Task Every_cause_stands_in_the_table()
    {
        var courses = Courses.On(node).All;

        var rows = await Task.WhenAll(courses.Select(course => course.RowAsync()));

        var file = Path.Combine(Repository.Root, "artifacts", "node-causes.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllLinesAsync(file, rows);
        output.WriteLine(string.Join('\n', rows));
        Assert.True(rows.Length > 20);
    }
}

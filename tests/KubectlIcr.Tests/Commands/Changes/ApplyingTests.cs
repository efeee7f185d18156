using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Plans;
using KubectlIcr.Tests.Cluster;

namespace KubectlIcr.Tests.Commands.Changes;

/// <summary>Plans that meet a cluster that changes, fails or is left.</summary>
public sealed class ApplyingTests : IDisposable
{
    private static readonly ObjectRef Pod = new(ResourceType.Pod, "team-a", "web");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kubectl-icr-");
    private readonly StringWriter talk = new();

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A 404 that is not an API server's.</summary>
    private const int BareNotFound = -404;

    private static readonly Change First = new CreateNamespace("one");
    private static readonly Change Second = new CreateNamespace("two");

    [Theory]
    [InlineData(409)]
    [InlineData(500)]
    public async Task A_goal_is_planned_anew_from_what_is_there(int status)
    {
        var plans = 0;
        var goal = new Goal(First.Target, _ => Task.FromResult(++plans == 1 ? First : throw new InvalidOperationException()));

        var applied = Assert.Single(await RunAsync([[new(goal, First)]], count => count == 1 ? status : 201));

        Assert.Null(applied.Error);
        Assert.Equal(1, plans);
    }

    [Fact]
    public async Task A_write_that_came_through_though_the_answer_did_not_counts_as_done()
    {
        var there = new Unchanged(First.Target, "unchanged", First.ToJson);
        var goal = new Goal(First.Target, _ => Task.FromResult<Change>(there));

        var applied = Assert.Single(await RunAsync([[new(goal, First)]], _ => 500));

        Assert.Equal((null, "created"), (applied.Error, applied.Change.Verb));
    }

    [Fact]
    public async Task What_the_server_refuses_ends_the_chain_and_no_other()
    {
        var applied = await RunAsync([[Plan(First), Plan(Second)], [Plan(First)]], count => count == 1 ? 403 : 201);

        var errors = applied.Select(one => one.Error).ToList(); // which chain comes first is not said
        Assert.Contains("not created: words", errors);
        Assert.True(errors[2] is null ? errors[1] == "is not changed, because namespace/one failed" : errors[..2].TrueForAll(error => error is null));
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_given_up_with_its_words()
    {
        var applied = Assert.Single(await RunAsync([[Plan(First)]], _ => 503));

        Assert.Equal(("may or may not have been created: words", true), (applied.Error, applied.MayBeDone));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_deletion_that_may_have_been_done_is_sent_again_for_the_same_object(int then)
    {
        var delete = new DeleteObject(Pod, "u", AtOnce: true);

        var applied = Assert.Single(await RunAsync([[Plan(delete)]], count => count == 1 ? 500 : then));

        Assert.Equal((null, "deleted"), (applied.Error, applied.Change.Verb));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deletion_that_something_else_than_an_API_server_does_not_know_is_not_done(bool atOnce)
    {
        var delete = new DeleteObject(Pod, "u", atOnce);

        var applied = Assert.Single(await RunAsync([[Plan(delete)]], _ => BareNotFound));

        Assert.StartsWith("not deleted: localhost:", applied.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_pod_that_somebody_else_deleted_is_not_made_again()
    {
        var applied = await RunAsync(Anew(), _ => 404);

        Assert.Equal(["not deleted: words", "is not changed, because pod/web failed"], applied.Select(one => one.Error));
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_bare_pod_is_kept_until_it_is_there_again()
    {
        var seen = 0;
        var applied = await RunAsync(Anew(), count =>
        {
            seen += Kept().Length;
            return count == 1 ? 200 : 201;
        });

        Assert.All(applied, one => Assert.Null(one.Error));
        Assert.Equal((2, 0), (seen, Kept().Length));
    }

    [Fact]
    public async Task A_bare_pod_that_is_not_created_again_is_not_lost()
    {
        var applied = await RunAsync(Anew(), count => count == 1 ? 200 : 403);

        var file = Assert.Single(Kept());
        Assert.Equal($"not created: words; to recreate it: kubectl create -f {file}", applied[1].Error);
        Assert.Contains($"Manifest saved until pod/web in namespace team-a is recreated: {file}", talk.ToString(), StringComparison.Ordinal);
        Assert.Equal("web", (string?)JsonNode.Parse(await File.ReadAllTextAsync(file))!["metadata"]!["name"]);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_bare_pod_that_may_be_deleted_is_not_lost()
    {
        var applied = await RunAsync(Anew(), _ => 500);

        Assert.StartsWith("may or may not have been deleted", applied[0].Error, StringComparison.Ordinal);
        Assert.Single(Kept());
    }

    [Fact]
    public async Task A_bare_pod_that_can_not_be_kept_is_not_deleted()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "kubectl-icr"), "in the way");

        var applied = await RunAsync(Anew(), _ => throw new InvalidOperationException());

        Assert.StartsWith("is not changed: error: unable to write the pod's manifest", applied[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_interruption_nothing_is_begun()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var applied = await RunAsync([[Plan(First), Plan(Second)]], _ => throw new InvalidOperationException(), cancel: cancel.Token);

        Assert.All(applied, one => Assert.Equal((true, "not started"), (one.IsInterrupted, one.Error)));
    }

    private static IReadOnlyList<IReadOnlyList<Planned>> Anew() =>
        [[Plan(new DeleteObject(Pod, "u", AtOnce: true)), Plan(new CreateAgain(Pod, JsonNode.Parse("""{"metadata":{"name":"web","namespace":"team-a","uid":"u"},"spec":{}}""")!.AsObject(), []))]];

    private string[] Kept() => Directory.GetFiles(Directory.CreateDirectory(Path.Combine(folder.FullName, "kubectl-icr")).FullName);

    private static Planned Plan(Change change) => new(Goal.Of(change), change);

    private async Task<IReadOnlyList<Applied>> RunAsync(IReadOnlyList<IReadOnlyList<Planned>> chains, Func<int, int> answer, CancellationToken cancel = default)
    {
        var count = 0;
        await using var api = await FakeApi.StartAsync(context =>
        {
            var status = answer(Interlocked.Increment(ref count));
            return (status == BareNotFound ? FakeApi.Json("page not found", 404) : status < 300 ? FakeApi.Json("{}", status) : FakeApi.Json(FakeApi.Status(status, status == 404 ? "NotFound" : "Some", "words"), status))(context);
        });
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        var terminal = new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = talk, Environment = name => name == "XDG_STATE_HOME" ? folder.FullName : null };
        using var exchange = new ApiExchange(await home.ConnectAsync());
        return await new Applying(new ClusterWriter(exchange, "me", serverDryRun: false), new PodBackups(terminal)).RunAsync(chains, cancel);
    }
}

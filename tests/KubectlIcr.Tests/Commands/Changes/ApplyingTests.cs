using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Plans;
using KubectlIcr.Tests.Cluster;

namespace KubectlIcr.Tests.Commands.Changes;

/// <summary>Plans that meet a cluster that changes, fails or is left.</summary>
public sealed class ApplyingTests
{
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
        Assert.True(errors[2] is null ? errors[1] == "is left as it is, because namespace/one failed" : errors[..2].TrueForAll(error => error is null));
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_given_up_with_its_words()
    {
        var applied = Assert.Single(await RunAsync([[Plan(First)]], _ => 503));

        Assert.Equal("not created: words", applied.Error);
    }

    [Fact]
    public async Task After_an_interruption_nothing_is_begun()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var applied = await RunAsync([[Plan(First), Plan(Second)]], _ => throw new InvalidOperationException(), cancel: cancel.Token);

        Assert.All(applied, one => Assert.Equal((true, "not begun"), (one.IsInterrupted, one.Error)));
    }

    private static Planned Plan(Change change) => new(Goal.Of(change), change);

    private static async Task<IReadOnlyList<Applied>> RunAsync(IReadOnlyList<IReadOnlyList<Planned>> chains, Func<int, int> answer, CancellationToken cancel = default)
    {
        var count = 0;
        await using var api = await FakeApi.StartAsync(context =>
        {
            var status = answer(Interlocked.Increment(ref count));
            return (status < 300 ? FakeApi.Json("{}", status) : FakeApi.Json(FakeApi.Status(status, "Some", "words"), status))(context);
        });
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        using var exchange = new ApiExchange(await home.ConnectAsync());
        return await new Applying(new ClusterWriter(exchange, "me", serverDryRun: false)).RunAsync(chains, cancel);
    }
}

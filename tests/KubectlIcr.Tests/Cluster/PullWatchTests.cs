using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Tests.Cluster;

public class PullWatchTests
{
    private static readonly PodTrack Web = new("team-a", "web-old", "ReplicaSet/web");
    private static readonly PodTrack Bare = new("team-a", "bare", null);

    [Fact]
    public async Task A_replaced_pod_is_followed_by_its_owner()
    {
        var (found, _) = await WatchAsync([Web], Pod("web-new", "running", owner: "web"), Pod("other", "ErrImagePull", owner: "other"));

        Assert.Equal(["web-new"], Assert.Single(found).Pods.Select(pod => pod.Name));
        Assert.True(found[0].HasPulled);
    }

    [Fact]
    public async Task A_bare_pod_is_followed_by_its_name() => Assert.True((await WatchAsync([Bare], Pod("bare", "running"), Pod("web-1", "ErrImagePull"))).Found[0].HasPulled);

    [Theory]
    [InlineData("running", true)]
    [InlineData("CrashLoopBackOff", true)]
    [InlineData("CreateContainerConfigError", true)]
    [InlineData("ImagePullBackOff", false)]
    [InlineData("ContainerCreating", false)]
    [InlineData("PodInitializing", false)]
    [InlineData("CreatePodSandboxError", false)]
    public async Task A_pod_has_pulled_when_it_is_past_its_image(string state, bool hasPulled)
    {
        var (found, waited) = await WatchAsync([Bare], Pod("bare", state));

        Assert.Equal((hasPulled, hasPulled ? TimeSpan.Zero : TimeSpan.FromMinutes(1)), (found[0].HasPulled, waited));
    }

    [Fact]
    public async Task One_pod_of_several_that_fails_is_not_enough() =>
        Assert.False((await WatchAsync([Web], Pod("web-1", "running", owner: "web"), Pod("web-2", "ErrImagePull", owner: "web"))).Found[0].HasPulled);

    [Fact]
    public async Task What_is_evicted_or_goes_away_tells_nothing()
    {
        var (found, _) = await WatchAsync(
            [Web],
            Pod("web-1", "running", owner: "web"), Pod("evicted", "ErrImagePull", owner: "web", phase: "Failed"),
            Pod("going", "ErrImagePull", owner: "web", meta: ",\"deletionTimestamp\":\"2026-11-25T10:00:00Z\""));

        Assert.True(found[0].HasPulled);
    }

    [Fact]
    public async Task A_pod_that_is_gone_is_waited_for()
    {
        var (found, waited) = await WatchAsync([Web]);

        Assert.Empty(found[0].Pods);
        Assert.Equal(TimeSpan.FromMinutes(1), waited);
    }

    [Fact]
    public async Task Pods_that_may_not_be_listed_end_the_wait()
    {
        await using var cluster = await FakeCluster.StartAsync("""{"items":[]}""", "team-a", "pods");

        var error = await Assert.ThrowsAsync<UserError>(() => new PullWatch(cluster.Objects, new Hasty(), _ => { }).UntilPulledAsync([Web], TimeSpan.FromMinutes(1), default));

        Assert.Equal("error: can't tell whether the pods pull now: pods in namespace team-a: forbidden", error.Message);
    }

    private static async Task<(IReadOnlyList<Tracked> Found, TimeSpan Waited)> WatchAsync(PodTrack[] tracks, params string[] pods)
    {
        await using var cluster = await FakeCluster.StartAsync($$"""{"items":[{{string.Join(',', pods)}}]}""");
        var clock = new Hasty();
        var found = await new PullWatch(cluster.Objects, clock, _ => { }).UntilPulledAsync(tracks, TimeSpan.FromMinutes(1), default);
        return (found, clock.Slept);
    }

    private static string Pod(string name, string state, string? owner = null, string phase = "Pending", string meta = "")
    {
        var owners = owner is null ? "" : $$""","ownerReferences":[{"kind":"ReplicaSet","name":"{{owner}}","controller":true}]""";
        var current = state == "running" ? """{"running":{}}""" : $$$"""{"waiting":{"reason":"{{{state}}}"}}""";
        return $$$"""
            {"kind":"Pod","metadata":{"name":"{{{name}}}","namespace":"team-a"{{{owners}}}{{{meta}}}},"spec":{"containers":[{"name":"main","image":"us.icr.io/a/b"}]},
             "status":{"phase":"{{{phase}}}","containerStatuses":[{"name":"main","state":{{{current}}}}]}}
            """;
    }

    /// <summary>Time that passes at once when somebody waits for it.</summary>
    private sealed class Hasty : TimeProvider
    {
        public TimeSpan Slept { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Slept.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Slept += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}

using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Tests.Cluster;

public sealed class WorkloadPodsTests
{
    private const string Template = """ "template":{"spec":{"containers":[{"name":"c","image":"us.icr.io/t/x"}]}} """;

    private static string List(params string[] items) => $$"""{"kind":"List","apiVersion":"v1","items":[{{string.Join(',', items)}}]}""";

    private static string Revision(string name, int replicas, string owner = """,{"kind":"Deployment","name":"web","uid":"d","controller":true}""") =>
        $$$"""{"kind":"ReplicaSet","apiVersion":"apps/v1","metadata":{"name":"{{{name}}}","namespace":"default","ownerReferences":[{{{owner.TrimStart(',')}}}]},"spec":{"replicas":{{{replicas}}},"selector":{"matchLabels":{"app":"{{{name}}}"}},{{{Template}}} } }""";

    [Fact]
    public async Task A_CronJob_that_never_ran_is_judged_by_its_template_and_no_pod_is_looked_for()
    {
        await using var cluster = await FakeCluster.StartAsync(List(
            $$"""{"kind":"CronJob","apiVersion":"batch/v1","metadata":{"name":"nightly","namespace":"default","uid":"c"},"spec":{"jobTemplate":{"spec":{ {{Template}} } } } }"""));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["cj/nightly"]));
        Assert.Equal(("CronJob", true), (facts.Pods.Single().Kind, facts.Pods.Single().IsTemplate));
        Assert.DoesNotContain(cluster.Requests, request => request.Contains("/pods", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_leaves_out_revisions_that_are_kept_for_a_rollback()
    {
        await using var cluster = await FakeCluster.StartAsync(List(Revision("old", 0), Revision("now", 1), Revision("own", 0, "")));
        Assert.Equal(["now", "own"], (await cluster.Reader.ReadAsync(Selection.Parse(["rs"]))).Pods.Select(pod => pod.Name));
        Assert.Equal(["old"], (await cluster.Reader.ReadAsync(Selection.Parse(["rs/old"]))).Pods.Select(pod => pod.Name));
    }

    [Theory]
    [InlineData("pods", "")]
    [InlineData("", "")]
    [InlineData("deploy/web", "Deployment/web")]
    [InlineData("pod/going", "Pod/going")]
    public async Task A_pod_that_is_being_deleted_is_left_out_unless_it_is_named(string words, string found)
    {
        await using var cluster = await FakeCluster.StartAsync(List(
            $$"""{"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web","namespace":"default"},"spec":{"selector":{"matchLabels":{"app":"web"} },{{Template}} } }""",
            """{"kind":"Pod","metadata":{"name":"going","namespace":"default","uid":"u","deletionTimestamp":"2026-11-25T12:00:00Z","labels":{"app":"web"}},"spec":{"containers":[{"name":"m","image":"i"}]},"status":{"containerStatuses":[{"name":"m","state":{"waiting":{"reason":"ErrImagePull"}}}]}}"""));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(found, string.Join(' ', facts.Pods.Select(pod => $"{pod.Kind}/{pod.Name}")));
    }

    [Theory]
    [InlineData("""[{"operator":"In"}]""")]
    [InlineData("""[1,null,"x"]""")]
    [InlineData("""[{"key":"a","operator":7,"values":"b"}]""")]
    [InlineData("{}")]
    public async Task Selectors_that_make_no_sense_find_no_pods(string expressions)
    {
        using var home = new TestHome();
        var file = home.File("dump.json", List(
            $$$"""{"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"x","namespace":"default"},"spec":{"selector":{"matchLabels":{"app":"x"},"matchExpressions":{{{expressions}}} },{{{Template}}} } }""",
            """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"default"},"spec":{"containers":[]}}"""));
        var facts = await new ClusterReader(SavedObjects.Read([file], null, FakeCluster.Now)).ReadAsync(Selection.Parse(["deploy/x"]));
        Assert.True(Assert.Single(facts.Pods).IsTemplate);
    }
}

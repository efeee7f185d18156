using System.Text;
using System.Text.Json;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Tests.Cluster;

public sealed class EditFactsTests
{
    private const string Data = """{"f:data":{".":{},"f:.dockerconfigjson":{}},"f:type":{}}""";

    private static string Entry(string manager, string time, string fields) => $$"""{"manager":"{{manager}}","operation":"Update","time":"{{time}}","fieldsType":"FieldsV1","fieldsV1":{{fields}} }""";

    private static string Secret(string managedFields) =>
        $$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s","namespace":"n","creationTimestamp":"2026-11-01T00:00:00Z","managedFields":{{managedFields}} },"type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"e30="} }""";

    private static async Task<ClusterFacts> ReadAsync(string secret)
    {
        var pod = """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"n"},"spec":{"imagePullSecrets":[{"name":"s"}],"containers":[{"name":"main","image":"a"}]}}""";
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"apiVersion":"v1","kind":"List","items":[{{pod}},{{secret}}]}"""));
        return await new ClusterReader(SavedObjects.Read(["-"], input, FakeCluster.Now)).ReadAsync(Selection.Parse(["pod/p"], "n"));
    }

    private static async Task<IReadOnlyList<Edit>> EditsAsync(params string[] entries) => (await ReadAsync(Secret($"[{string.Join(',', entries)}]"))).Secret("n", "s").Value!.Edits;

    [Fact]
    public async Task The_writes_of_the_data_oldest_first() => Assert.Equal(
        [new("kubectl-create", DateTimeOffset.Parse("2026-11-01T00:00:00Z")), new Edit("helm", DateTimeOffset.Parse("2026-11-26T14:02:11Z"))],
        await EditsAsync(Entry("helm", "2026-11-26T14:02:11Z", Data), Entry("kubectl-create", "2026-11-01T00:00:00Z", Data)));

    [Fact]
    public async Task Who_writes_something_else_does_not_count() => Assert.Empty(await EditsAsync(Entry("annotator", "2026-11-26T14:02:11Z", """{"f:metadata":{"f:annotations":{}}}""")));

    [Fact]
    public async Task A_client_without_a_name_is_nobody() => Assert.Equal([new(null, DateTimeOffset.Parse("2026-11-26T14:02:11Z"))], await EditsAsync(Entry("unknown", "2026-11-26T14:02:11Z", Data)));

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""{"manager":"helm"}""")]
    [InlineData("""[{"manager":"helm"}]""")]
    [InlineData("""[{"manager":"helm","time":"yesterday","fieldsV1":{"f:data":{}}}]""")]
    [InlineData("""[{"manager":{"f:data":[1,{}]},"time":7,"fieldsV1":[{"f:data":{}}]}]""")]
    [InlineData("""[{"manager":"helm","fieldsV1":{"f:data":{}}}]""")]
    public async Task What_is_not_whole_is_not_known(string managedFields) => Assert.Empty((await ReadAsync(Secret(managedFields))).Secret("n", "s").Value!.Edits);

    [Fact]
    public async Task Saved_objects_are_as_new_as_the_last_write() =>
        Assert.Equal(DateTimeOffset.Parse("2026-11-26T14:02:11Z"), (await ReadAsync(Secret($"[{Entry("helm", "2026-11-26T14:02:11Z", Data)}]"))).TakenAt);

    [Fact]
    public void Nothing_is_kept_of_a_pods()
    {
        var fields = """{"f:metadata":{"f:labels":{}},"f:spec":{"f:containers":{"k:{\"name\":\"main\"}":{"f:image":{}}}},"f:status":{}}""";
        var pod = $$"""{"metadata":{"name":"p","managedFields":[{{Entry("kubectl", "2026-11-26T14:02:11Z", fields)}}]} }""";
        Assert.Null(JsonSerializer.Deserialize(pod, WireContext.Default.PodWire)!.Metadata.ManagedFields);
    }

    /// <summary>As the API's answers come: in blocks, with the rest still on its way.</summary>
    [Fact]
    public async Task A_list_of_many_blocks()
    {
        var other = Entry("annotator", "2026-11-26T14:05:00Z", "{\"f:metadata\":{\"f:" + new string('a', 3000) + "\":{}}}");
        var list = $$"""{"items":[{{string.Join(',', Enumerable.Repeat(Secret($"[{other},{Entry("helm", "2026-11-26T14:02:11Z", Data)},{other}]"), 100))}}]}""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(list));

        var read = await JsonSerializer.DeserializeAsync(stream, WireContext.Default.ListWireSecretWire);

        Assert.All(read!.Items, secret => Assert.Equal("helm", Assert.Single(secret.Metadata.ManagedFields!.Entries).Manager));
    }
}

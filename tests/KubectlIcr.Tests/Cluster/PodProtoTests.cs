using System.Text;
using System.Text.Json;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;
using KubectlIcr.Cluster.Wire.Proto;
using KubectlIcr.Tests.Golden;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Pods as protobuf: <c>Cases/*.pb</c> and <c>Cases/*.json</c> are what one kube-apiserver 1.20.2 answered about the same pods.</summary>
public sealed class PodProtoTests : IDisposable
{
    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("pods", 6)]
    [InlineData("pods-page", 2)]
    public void Both_encodings_are_the_same_facts(string name, int count)
    {
        var json = JsonSerializer.Deserialize(Case($"{name}.json"), WireContext.Default.ListWirePodWire)!;
        var proto = List(Case($"{name}.pb"));
        Assert.Equal(count, proto.Items.Count);
        Assert.Equal(json.Kind, proto.Kind);
        Assert.Equal(json.Metadata?.Continue, proto.Metadata?.Continue);
        Assert.Equivalent(json.Items.Select(PodFacts.Of), proto.Items.Select(PodFacts.Of), strict: true);
        Assert.Equal(json.Items.Select(pod => pod.IsGoing), proto.Items.Select(pod => pod.IsGoing));
        Assert.Equivalent(json.Items.Select(pod => pod.Metadata.Labels), proto.Items.Select(pod => pod.Metadata.Labels), strict: true);
    }

    /// <summary>Fields that a server of 1.20 does not know: built by hand, since none that does can be had here.</summary>
    [Fact]
    public void Image_volumes_and_ephemeral_containers_are_read()
    {
        var spec = Message(Field(1, Message(Text(1, "model"), Field(2, Message(Field(30, Message(Text(1, "us.icr.io/t/m:1"), Text(2, "Always"))))))),
            Field(34, Message(Field(1, Message(Text(1, "debug"), Text(2, "us.icr.io/t/d:1"), Text(14, "Never"))))));
        var status = Message(Field(13, Message(Text(1, "debug"), Field(2, Message(Field(1, Message(Text(1, "ErrImagePull"), Text(2, "401"))))))));
        var pod = PodFacts.Of(Assert.Single(List(Framed("PodList", Message(Field(2, Message(Field(2, spec), Field(3, status)))))).Items));
        Assert.Equal(new("model", "us.icr.io/t/m:1", "Always"), Assert.Single(pod.ImageVolumes));
        var container = Assert.Single(pod.Containers);
        Assert.Equal(("ephemeralContainers", "debug", "us.icr.io/t/d:1", "Never"), (container.List, container.Name, container.Image, container.PullPolicy));
        Assert.Equal(new("waiting", "ErrImagePull", "401"), container.State);
    }

    [Fact]
    public void What_is_cut_or_broken_is_no_list()
    {
        const int behind = 4; // two empty fields that end the frame
        var body = Case("pods.pb");
        for (var length = 0; length < body.Length - behind; length++) Assert.Throws<InvalidDataException>(() => List(body.AsSpan(0, length)));
        var random = new Random(7);
        for (var round = 0; round < 5000; round++)
        {
            var broken = (byte[])body.Clone();
            broken[random.Next(body.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotNull(List(broken));
            }
            catch (InvalidDataException)
            {
                // said so; any other exception fails the test
            }
        }
    }

    [Fact]
    public async Task A_list_of_pods_is_asked_for_as_protobuf()
    {
        string? accept = null;
        await using var api = await FakeApi.StartAsync(context =>
        {
            accept = context.Request.Headers.Accept;
            return AnswerAsync(context, 200, "pods.pb");
        });
        using var client = await ClientAsync(api);
        Assert.Equal(6, (await ListAsync(client)).Count);
        Assert.Equal("application/vnd.kubernetes.protobuf, application/json", accept);
    }

    [Fact]
    public async Task A_refusal_in_protobuf_is_told_in_the_servers_words()
    {
        await using var api = await FakeApi.StartAsync(context => AnswerAsync(context, 403, "status.pb"));
        using var client = await ClientAsync(api);
        var failure = await Assert.ThrowsAsync<ApiFailure>(() => ListAsync(client));
        Assert.Equal("Error from server (NotFound): pods \"none\" not found", failure.Message);
    }

    [Fact]
    public async Task Protobuf_that_is_broken_is_not_taken_for_a_list()
    {
        await using var api = await FakeApi.StartAsync(context => AnswerAsync(context, 200, "pods.json"));
        using var client = await ClientAsync(api);
        Assert.Contains("something other than Kubernetes JSON", (await Assert.ThrowsAsync<ApiFailure>(() => ListAsync(client))).Message, StringComparison.Ordinal);
    }

    private static ListWire<PodWire> List(ReadOnlySpan<byte> body)
    {
        var pods = new List<PodWire>();
        var list = PodProto.List(body, pods.Add);
        list.Items = pods;
        return list;
    }

    private static Task<List<PodWire>> ListAsync(ApiClient client) => client.ListAsync("api/v1/pods", "", Resources.Pods.Many, pod => pod, null, CancellationToken.None);

    private async Task<ApiClient> ClientAsync(FakeApi api) => new(await home.Kubeconfig($"http://localhost:{api.Port}").ConnectAsync());

    private static async Task AnswerAsync(HttpContext context, int status, string file)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ProtoObject.MediaType;
        await context.Response.Body.WriteAsync(Case(file));
    }

    private static byte[] Case(string file) => File.ReadAllBytes(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases", file));

    private static byte[] Framed(string kind, byte[] message) => [.. "k8s\0"u8, .. Field(1, Message(Text(1, "v1"), Text(2, kind))), .. Field(2, message)];

    private static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(field => field)];

    private static byte[] Text(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] value) => [.. Varint((number << 3) | 2), .. Varint(value.Length), .. value];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7) yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}

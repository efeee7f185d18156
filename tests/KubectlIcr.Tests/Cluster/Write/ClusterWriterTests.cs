using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Tests.Cluster.Write;

/// <summary>Single writes: how they are sent, and when they are sent again.</summary>
public sealed class ClusterWriterTests
{
    private static readonly ObjectRef Target = new(ResourceType.Secret, "team-a", "x");

    [Theory]
    [InlineData("create", false, "POST /api/v1/namespaces/team-a/secrets?fieldManager=me application/json {\"a\":1}")]
    [InlineData("create", true, "POST /api/v1/namespaces/team-a/secrets?fieldManager=me&dryRun=All application/json {\"a\":1}")]
    [InlineData("patch", false, "PATCH /api/v1/namespaces/team-a/secrets/x?fieldManager=me application/merge-patch+json {\"a\":1}")]
    [InlineData("delete", false, "DELETE /api/v1/namespaces/team-a/secrets/x application/json {\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"preconditions\":{\"uid\":\"u\"},\"propagationPolicy\":\"Background\"}")]
    [InlineData("delete", true, "DELETE /api/v1/namespaces/team-a/secrets/x application/json {\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"preconditions\":{\"uid\":\"u\"},\"propagationPolicy\":\"Background\",\"dryRun\":[\"All\"]}")]
    public async Task Each_verb_goes_where_and_as_it_should(string verb, bool dryRun, string expected)
    {
        var (asked, _) = await SendAsync(verb switch
        {
            "create" => WriteRequest.Create(Target, Body()),
            "patch" => WriteRequest.Patch(Target, Body()),
            _ => WriteRequest.Delete(Target, "u", atOnce: false),
        }, dryRun, 200);

        Assert.Equal([expected], asked);
    }

    [Fact]
    public async Task Only_a_request_that_was_not_looked_at_is_sent_again()
    {
        Assert.Equal((2, null), await OutcomeAsync(429, 200));
        Assert.Equal((1, 500), await OutcomeAsync(500, 200));
        Assert.Equal((1, 409), await OutcomeAsync(409, 200));
    }

    private static async Task<(int Asked, int? Failed)> OutcomeAsync(params int[] statuses)
    {
        var (asked, failure) = await SendAsync(WriteRequest.Create(Target, Body()), false, statuses);
        return (asked.Count, failure?.Status);
    }

    private static JsonObject Body() => new() { ["a"] = 1 };

    private static async Task<(IReadOnlyCollection<string> Asked, ApiFailure? Failure)> SendAsync(WriteRequest write, bool dryRun, params int[] statuses)
    {
        var asked = new ConcurrentQueue<string>();
        await using var api = await FakeApi.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            asked.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.ContentType} {await reader.ReadToEndAsync()}");
            var status = statuses[Math.Min(asked.Count, statuses.Length) - 1];
            await FakeApi.Json(status == 200 ? "{}" : FakeApi.Status(status, "Some", "words"), status)(context);
        });
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        using var exchange = new ApiExchange(await home.ConnectAsync());
        try
        {
            await new ClusterWriter(exchange, "me", dryRun).SendAsync(write, CancellationToken.None);
            return (asked, null);
        }
        catch (ApiFailure failure)
        {
            return (asked, failure);
        }
    }
}

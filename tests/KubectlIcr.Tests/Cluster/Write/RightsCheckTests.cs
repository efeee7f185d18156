using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Tests.Cluster.Write;

/// <summary>Few questions, and the lacking rights by name.</summary>
public sealed class RightsCheckTests
{
    private static Right Create(string @namespace) => new("create", ResourceType.Secret, @namespace);

    [Fact]
    public async Task A_right_for_all_namespaces_is_one_question()
    {
        var (missing, asked) = await AskAsync(_ => true, [.. Enumerable.Range(0, 200).Select(index => Create($"n{index}"))]);

        Assert.Empty(missing);
        Assert.Equal(["create secrets  "], asked);
    }

    [Fact]
    public async Task Without_it_each_distinct_right_is_asked_once()
    {
        var (missing, asked) = await AskAsync(question => question.StartsWith("create secrets b", StringComparison.Ordinal), [Create("a"), Create("b"), Create("c"), Create("a"), new Right("patch", ResourceType.ServiceAccount, "b", "default")]);

        Assert.Equal(["create secrets in namespace a", "create secrets in namespace c", "patch serviceaccounts in namespace b"], missing.Select(right => right.ToString()).Order());
        Assert.Equal(["create secrets  ", "create secrets a ", "create secrets b ", "create secrets c ", "patch serviceaccounts b default"], asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_ask_is_told_by_the_write_itself()
    {
        var (missing, _) = await AskAsync(_ => null, [Create("a")]);

        Assert.Empty(missing);
    }

    /// <param name="allowed">Null: the question itself is forbidden.</param>
    private static async Task<(IReadOnlyList<Right> Missing, IReadOnlyCollection<string> Asked)> AskAsync(Func<string, bool?> allowed, params Right[] rights)
    {
        var asked = new ConcurrentQueue<string>();
        await using var api = await FakeApi.StartAsync(async context =>
        {
            var what = (await JsonNode.ParseAsync(context.Request.Body))!["spec"]!["resourceAttributes"]!;
            var question = $"{what["verb"]} {what["resource"]} {what["namespace"]} {what["name"]}";
            asked.Enqueue(question);
            await (allowed(question) is { } yes
                ? FakeApi.Json($"{{\"status\":{{\"allowed\":{(yes ? "true" : "false")}}}}}", 201)
                : FakeApi.Json(FakeApi.Status(403, "Forbidden", "no"), 403))(context);
        });
        using var home = new TestHome().Kubeconfig($"http://localhost:{api.Port}");
        using var exchange = new ApiExchange(await home.ConnectAsync());
        return (await new RightsCheck(exchange).MissingAsync(rights, CancellationToken.None), asked);
    }
}

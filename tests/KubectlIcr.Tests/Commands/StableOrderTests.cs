using System.Text.Json.Nodes;
using KubectlIcr.Tests.Cluster;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Commands;

/// <summary>The order of a report comes from what is in it, not from the order in which it was read.</summary>
public sealed class StableOrderTests
{
    private static readonly JsonArray Items = JsonNode.Parse(File.ReadAllText(FakeCluster.CasePath()))!["items"]!.AsArray();

    [Theory]
    [InlineData("check -A -o json")]
    [InlineData("check -A --all -o yaml")]
    [InlineData("check -A -o wide")]
    [InlineData("check -A --all --strict")]
    [InlineData("check -A -o name")]
    [InlineData("check -A --all -o junit")]
    [InlineData("check -A --all -o sarif")]
    [InlineData("check deploy,po -n team-a -o json")]
    public async Task Shuffled_objects_give_the_same_bytes(string line)
    {
        var expected = await RunAsync(line, [.. Items]);
        Assert.NotEmpty(expected);
        for (var seed = 0; seed < 10; seed++)
        {
            var shuffled = Items.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, await RunAsync(line, shuffled));
        }
    }

    [Fact]
    public async Task Shuffled_names_give_the_same_bytes() =>
        Assert.Equal(
            await RunAsync("check pod/missing pod/badkey deploy/shop pod/nosecret -n team-a -o json", [.. Items]),
            await RunAsync("check deploy/shop pod/nosecret pod/badkey pod/missing -n team-a -o json", [.. Items]));

    private static async Task<string> RunAsync(string line, JsonNode?[] items) =>
        (await Run.Of([.. line.Split(' '), "--from", "-"], $$"""{"apiVersion":"v1","kind":"List","items":[{{string.Join(',', items.Select(item => item!.ToJsonString()))}}]}""")).Out;
}

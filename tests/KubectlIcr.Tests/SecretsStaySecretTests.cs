using System.Text.Json.Nodes;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests;

/// <summary>No password, auth or payload of any pull secret of the real cluster is in anything that is printed.</summary>
public class SecretsStaySecretTests
{
    private static readonly string Cluster = Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/real-cluster.json");

    public static TheoryData<string> CommandLines =>
    [
        "check -A --all", "check -A --all -o wide", "check -A --all -o json", "check -A --all -o yaml", "check -A --all -o name", "check -A --all -o junit --strict", "check -A --all -o sarif",
        "check pod/malformed -n default -o json", "check pod/gone -n default", "check deploy/shop -n team-a -o wide", "check pod/multi -n default -o wide", "check pod/malformed -n default -o wide",
        "secrets -A", "secrets -A -o wide", "secrets -A -o json", "secrets -A -o yaml", "secrets -A -o name", "secrets -A --by-key", "secrets -A --by-key -o wide", "secrets bad -n default -o json",
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Nothing_of_a_secret_is_printed(string commandLine)
    {
        var run = await Run.Of([.. commandLine.Split(' '), "--from", Cluster]);

        Assert.All(Confidential(), value => Assert.DoesNotContain(value, run.Out + run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-o json")]
    [InlineData("-o yaml")]
    [InlineData("--for us.icr.io/team/app")]
    [InlineData("--raw")]
    public async Task Nothing_of_a_decoded_secret_is_printed_unless_asked_for(string more)
    {
        string[] args = ["decode", "-v", "9", "-f", Cluster, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var (run, shown) = (await Run.Of(args), await Run.Of([.. args, "--show-password"]));

        Assert.All(Confidential(), value => Assert.DoesNotContain(value, run.Out + run.Error, StringComparison.Ordinal));
        Assert.True(more.StartsWith("--", StringComparison.Ordinal) || shown.Out.Contains("good-key", StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_something_to_hide() => Assert.Contains("good-key", Confidential());

    /// <summary>The payloads as base64, and the password and auth of each of their entries.</summary>
    private static HashSet<string> Confidential()
    {
        var values = new HashSet<string>();
        foreach (var payload in JsonNode.Parse(File.ReadAllText(Cluster))!["items"]!.AsArray().Select(item => (string?)item!["data"]?[".dockerconfigjson"]).OfType<string>())
        {
            values.Add(payload);
            foreach (var (_, entry) in JsonNode.Parse(Convert.FromBase64String(payload))!["auths"]!.AsObject())
                values.UnionWith(new[] { (string?)entry!["password"], (string?)entry["auth"] }.OfType<string>());
        }
        return values;
    }
}

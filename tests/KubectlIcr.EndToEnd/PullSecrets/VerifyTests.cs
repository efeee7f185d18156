using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.EndToEnd.PullSecrets;

/// <summary>What registries and IAM say to the credentials themselves, without an image.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class VerifyTests(ControlPlane plane, RegistryWorld world)
{
    private static int leaks;

    private const string Account = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Each_registry_is_asked_once_for_each_credential()
    {
        world.User("iamapikey", "v-good");
        await plane.CreateNamespaceAsync("v-once");
        await plane.Api.CreateAllAsync(
        [
            .. Enumerable.Range(0, 5).Select(index => Secrets.DockerRegistry("v-once", $"good-{index}", Logins("v-good", "us.icr.io", "de.icr.io"))),
            Secrets.DockerRegistry("v-once", "bad", "us.icr.io", "v-bad"),
            .. Enumerable.Range(0, 2).Select(index => Pods.New("v-once", $"web-{index}", "us.icr.io/team/app:1.0", pullSecrets: ["bad"], status: PodStatus.Running())),
            Pods.New("v-once", "fine", "us.icr.io/team/app:1.0", pullSecrets: ["bad", "good-0"], status: PodStatus.Running()),
        ]);
        world.Forget();

        var outcome = await RunAsync("v-once", "secrets", "--by-key", "--verify");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("6 secrets in 1 namespace hold 2 distinct credentials. #2 is rejected. 2 running pods will fail the next time they start.\n", outcome.Stdout, StringComparison.Ordinal);
        Assert.Equal((2, 1), (world.LoginsAt("us.icr.io"), world.LoginsAt("de.icr.io")));
        Assert.All(world.Requests.Where(request => request.IsLogin), request => Assert.DoesNotContain("scope", request.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_no_registry_judged_is_not_called_ok()
    {
        await plane.CreateNamespaceAsync("v-open");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("v-open", "key", "nowhere.icr.io", "v-open"));
        string[] words = ["secrets", "--by-key", "-o", "jsonpath={.keys[*].status}"];
        Assert.Equal("ok", (await RunAsync("v-open", words)).Stdout);
        Assert.Equal("unverified", (await RunAsync("v-open", [.. words, "--verify"])).Stdout);
    }

    [Fact]
    public async Task Every_kind_of_answer()
    {
        string[] hosts = ["us.icr.io", "de.icr.io", Scripted.BasicOnly, Scripted.HostileRealm, "nowhere.icr.io", "*.icr.io"];
        world.User("iamapikey", "v-one");
        var keys = hosts.ToDictionary(host => host, host => ("iamapikey", host == "de.icr.io" ? "v-two" : "v-one"));
        await plane.CreateNamespaceAsync("v-kinds");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("v-kinds", "key", keys));
        world.Forget();

        var outcome = await RunAsync("v-kinds", "decode", "key", "--verify", "-o", "json");
        var said = JsonNode.Parse(outcome.Stdout)!["items"]!.AsArray().ToDictionary(item => (string)item!["registry"]!, item => (string?)item!["login"]?["result"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(new string?[] { "ok", "refused", "ok", "withheld", "unknown", null }, hosts.Select(host => said[host]));
        Assert.DoesNotContain(world.RequestsTo(Scripted.Evil), request => request.Authorization is not null);
    }

    [Fact]
    public async Task IAM_says_who_the_key_is()
    {
        world.Ibm.AddServiceIdKey("v-service-key", "cluster-ck9blho20n01rtorhqhg", Account, IbmPolicy.Registry("Reader", ("region", "us-south")));
        world.Ibm.Refuse("v-dead-key", "BXNIM0462E");
        await plane.CreateNamespaceAsync("v-iam");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("v-iam", "key", Logins("v-service-key", "us.icr.io", "de.icr.io")));
        world.Forget();

        var outcome = (await RunAsync("v-iam", "decode", "key", "--iam", "-o", "json")).Succeeded();
        var who = JsonNode.Parse(outcome.Stdout)!["items"]![1]!["apiKey"]!;

        Assert.Equal(("service-id", "cluster-ck9blho20n01rtorhqhg", Account, "ck9blho20n01rtorhqhg"), ((string?)who["kind"], (string?)who["name"], (string?)who["account"], (string?)who["cluster"]));
        Assert.Equal("""["Reader on container-registry, region us-south"]""", who["policies"]!.ToJsonString());
        Assert.Single(world.Ibm.Requests, request => request.Path == "/identity/token");

        await plane.Api.CreateAsync(Secrets.DockerRegistry("v-iam", "dead", "us.icr.io", "v-dead-key"));
        var dead = await RunAsync("v-iam", "secrets", "--iam");
        Assert.Equal(1, dead.ExitCode);
        Assert.Contains("refused", dead.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("v-dead-key", dead.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decode key bad")]
    [InlineData("decode key bad -o json")]
    [InlineData("decode key bad -o yaml")]
    [InlineData("decode key --for us.icr.io/team/app")]
    [InlineData("secrets")]
    [InlineData("secrets -o wide")]
    [InlineData("secrets -o json")]
    [InlineData("secrets -o yaml")]
    [InlineData("secrets -o name")]
    [InlineData("secrets -o prometheus")]
    [InlineData("secrets --by-key")]
    public async Task Nothing_leaks(string commandLine)
    {
        const string password = "V+key/with=signs&50%<\"é>", bad = "Bad+key/with=signs&50%<\"é>";
        world.Ibm.AddServiceIdKey(password, "cluster-x", Account);
        world.User("iamapikey", password);
        var @namespace = $"v-leak-{Interlocked.Increment(ref leaks)}";
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAllAsync([Secrets.DockerRegistry(@namespace, "key", "us.icr.io", password), Secrets.DockerRegistry(@namespace, "bad", "us.icr.io", bad)]);

        var outcome = await RunAsync(@namespace, [.. commandLine.Split(' '), "--verify", "--iam", "-v", "9"]);

        Assert.Contains("us.icr.io/oauth/token", outcome.Stderr, StringComparison.Ordinal);
        foreach (var secret in new[] { password, bad }.SelectMany(Forms))
            Assert.DoesNotContain(secret, outcome.Stdout + outcome.Stderr, StringComparison.Ordinal);
    }

    private static string[] Forms(string password) =>
    [
        password, Uri.EscapeDataString(password), System.Text.Json.JsonSerializer.Serialize(password).Trim('"'),
        Base64(password), Base64($"iamapikey:{password}"), password[..7],
    ];

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static Dictionary<string, (string, string)> Logins(string key, params string[] hosts) => hosts.ToDictionary(host => host, _ => ("iamapikey", key));

    private Task<Outcome> RunAsync(string @namespace, params string[] arguments) =>
        (plane.Kubectl(@namespace: @namespace) with { Environment = world.Environment }).IcrAsync([.. arguments, "--registry-ca", world.CaFile]);
}

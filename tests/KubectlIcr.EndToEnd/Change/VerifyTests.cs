namespace KubectlIcr.EndToEnd.Change;

/// <summary><c>copy-secret --verify</c> and <c>bind-sa --verify</c>: what a registry rejects is neither copied nor bound.</summary>
[Collection(ChangeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class VerifyTests(ControlPlane plane, RegistryWorld world)
{
    private const string Password = "V3r+key/with=signs&50%<\"é>";

    private static readonly string[] Regions = ["us.icr.io", "de.icr.io"];

    [Fact]
    public async Task What_the_registry_accepts_is_copied_and_bound_with_one_login_per_host_and_credential()
    {
        world.User("iamapikey", "w-good");
        var names = await PlantAsync("w-good", Secret("good", "w-good", Regions), Secret("again", "w-good", Regions));
        world.Forget();

        var copied = await RunAsync("copy-secret", "good", "again", "--from", names.From, "--to", names.To, "--verify");
        Assert.Equal(new Outcome(0, "secret/good created\nsecret/again created\n", ""), copied);
        Assert.Equal((1, 1), (world.LoginsAt("us.icr.io"), world.LoginsAt("de.icr.io")));
        Assert.All(world.Requests, request => Assert.False(request.IsManifest));

        world.Forget();
        Assert.Equal(new Outcome(0, "serviceaccount/default patched\n", ""), await RunAsync("bind-sa", "-n", names.To, "--secret", "good,again", "--verify"));
        Assert.Equal((1, 1), (world.LoginsAt("us.icr.io"), world.LoginsAt("de.icr.io")));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("client")]
    [InlineData("server")]
    public async Task What_the_registry_rejects_is_neither_copied_nor_bound(string dryRun)
    {
        var names = await PlantAsync($"w-bad-{dryRun}", Secret("bad", $"w-bad-{dryRun}", "us.icr.io"));
        string[] copy = ["copy-secret", "bad", "--from", names.From, "--to", names.To, "--verify", $"--dry-run={dryRun}"], bind = ["bind-sa", "-n", names.From, "--secret", "bad", "--verify", $"--dry-run={dryRun}"];

        var copied = await RunAsync(copy);
        var bound = await RunAsync(bind);

        Assert.Equal(new Outcome(2, "", Refusal(names.From, "copy")), copied);
        Assert.Equal(new Outcome(2, "", Refusal(names.From, "bind")), bound);
        Assert.False(await plane.Api.ExistsAsync($"/api/v1/namespaces/{names.To}/secrets/bad"));
        Assert.Empty(await Originals.BoundAsync(plane, names.From));
        foreach (var forced in (Outcome[])[await RunAsync([.. copy, "--force"]), await RunAsync([.. bind, "--force"])])
        {
            Assert.Equal(0, forced.ExitCode);
            Assert.StartsWith($"warning: us.icr.io rejected the credentials in secret/bad in namespace {names.From} (", forced.Stderr, StringComparison.Ordinal);
        }
        Assert.Equal(dryRun == "none", await plane.Api.ExistsAsync($"/api/v1/namespaces/{names.To}/secrets/bad"));
    }

    [Fact]
    public async Task Only_the_copied_entries_are_asked_about()
    {
        world.User("iamapikey", "w-part");
        var names = await PlantAsync("w-part", Secrets.DockerRegistry("w-part", "mixed", new Dictionary<string, (string, string)> { ["us.icr.io"] = ("iamapikey", "w-part"), ["de.icr.io"] = ("iamapikey", "w-part-old") }));
        string[] copy = ["copy-secret", "mixed", "--from", names.From, "--to", names.To, "--verify"];

        Assert.Contains("de.icr.io rejected the credentials", (await RunAsync(copy)).Stderr, StringComparison.Ordinal);
        world.Forget();
        Assert.Equal(new Outcome(0, "secret/mixed created\n", ""), await RunAsync([.. copy, "--registry", "us.icr.io"]));
        Assert.Equal((1, 0), (world.LoginsAt("us.icr.io"), world.LoginsAt("de.icr.io")));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_a_warning()
    {
        var names = await PlantAsync("w-away", Secret("key", "w-away", "nowhere.icr.io", "*.icr.io"));

        var copied = await RunAsync("copy-secret", "key", "--from", names.From, "--to", names.To, "--verify");

        Assert.Equal((0, "secret/key created\n"), (copied.ExitCode, copied.Stdout));
        var lines = copied.Stderr.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal("warning: credentials were not verified: *.icr.io: the entry is empty or does not name a single registry", lines[0]);
        Assert.StartsWith("warning: credentials were not verified: nowhere.icr.io: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task IAM_is_asked_where_that_is_wanted()
    {
        world.User("iamapikey", "w-iam");
        world.Ibm.Refuse("w-iam", "BXNIM0462E");
        var names = await PlantAsync("w-iam", Secret("key", "w-iam", "us.icr.io"));

        var refused = await RunAsync("copy-secret", "key", "--from", names.From, "--to", names.To, "--iam");

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith($"error: IBM Cloud IAM rejected the API key in secret/key in namespace {names.From} for us.icr.io (BXNIM0462E ", refused.Stderr, StringComparison.Ordinal);
        Assert.False(await plane.Api.ExistsAsync($"/api/v1/namespaces/{names.To}/secrets/key"));
    }

    [Fact]
    public async Task Nothing_leaks()
    {
        var names = await PlantAsync("w-leak", Secret("key", Password, Regions));

        var copied = await RunAsync("copy-secret", "key", "--from", names.From, "--to", names.To, "--verify", "--iam", "-v", "9");
        var bound = await RunAsync("bind-sa", "-n", names.From, "--secret", "key", "--verify", "--iam", "--force", "-o", "yaml", "-v", "9");

        Assert.Contains("us.icr.io/oauth/token", copied.Stderr, StringComparison.Ordinal);
        foreach (var form in (string[])[Password, Uri.EscapeDataString(Password), Base64(Password), Base64($"iamapikey:{Password}"), Password[..7]])
            Assert.DoesNotContain(form, $"{copied}{bound}", StringComparison.Ordinal);
    }

    private static string Refusal(string from, string verb) =>
        $"error: us.icr.io rejected the credentials in secret/bad in namespace {from} (us.icr.io (login) responded with 401 UNAUTHORIZED: {Answers.LoginRefused}). "
        + $"Nothing was changed: replace the credentials first, or add --force to {verb} the secret anyway\n";

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static Func<string, JsonObject> Secret(string name, string key, params string[] hosts) =>
        @namespace => Secrets.DockerRegistry(@namespace, name, hosts.ToDictionary(host => host, _ => ("iamapikey", key)));

    private Task<(string From, string To)> PlantAsync(string @namespace, JsonObject secret) => PlantAsync(@namespace, _ => secret);

    private async Task<(string From, string To)> PlantAsync(string @namespace, params Func<string, JsonObject>[] secrets)
    {
        await plane.CreateNamespaceAsync(@namespace);
        await plane.CreateNamespaceAsync($"{@namespace}-to");
        await plane.Api.CreateAllAsync(secrets.Select(secret => secret(@namespace)));
        return (@namespace, $"{@namespace}-to");
    }

    private Task<Outcome> RunAsync(params string[] arguments) =>
        (plane.Kubectl() with { Environment = world.Environment }).IcrAsync([.. arguments, "--registry-ca", world.CaFile]);
}

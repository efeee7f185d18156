using System.Text;

namespace KubectlIcr.EndToEnd.PullSecrets;

/// <summary>What a secret of a real cluster holds, by name and through every pipe that kubectl feeds.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class DecodeTests(ControlPlane plane)
{
    private const string Type = "kubernetes.io/dockerconfigjson";

    [Fact]
    public async Task By_name_and_not_a_word_of_the_password()
    {
        await PlantAsync("d-name");

        var outcome = (await plane.Kubectl(@namespace: "d-name").IcrAsync("decode", "secret/key", "-o", "json", "-v", "9")).Succeeded();
        var item = Assert.Single(JsonNode.Parse(outcome.Stdout)!["items"]!.AsArray())!;

        Assert.Equal(("d-name", "key", "us.icr.io", "us-south", "iamapikey"), ((string?)item["namespace"], (string?)item["secret"], (string?)item["registry"], (string?)item["region"], (string?)item["user"]));
        Assert.DoesNotContain("a-secret-key", outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("iamapikey:a-secret-key")), outcome.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("json")]
    [InlineData("jsonpath={.data.\\.dockerconfigjson}")]
    public async Task Through_a_pipe(string format)
    {
        var name = $"d-pipe-{format[..4]}-{format.Length}";
        await PlantAsync(name);
        var kubectl = plane.Kubectl(@namespace: name);
        var saved = (await kubectl.RunAsync("get", "secret", "key", "-o", format)).Succeeded().Stdout;

        var shown = (await (kubectl with { Stdin = saved }).IcrAsync("decode", "-", "--show-password", "--no-headers")).Succeeded().Stdout;

        Assert.Equal(["us.icr.io", "us-south", "public", "iamapikey", "api-key", "a-secret-key", "<none>", "<none>"], shown.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_exact_bytes()
    {
        const string payload = "{ \"auths\" :\t{\"us.icr.io\":{\"auth\":\"dTpw\"}},\n\"x\": \"\u00fc\"}\n\n";
        await plane.CreateNamespaceAsync("d-raw");
        await plane.Api.CreateAsync(Secrets.New("d-raw", "key", Type, new Dictionary<string, string> { [".dockerconfigjson"] = payload }));

        Assert.Equal(payload, (await plane.Kubectl(@namespace: "d-raw").IcrAsync("decode", "key", "--raw", "--show-password")).Succeeded().Stdout);
        Assert.Equal((3, ""), (await plane.Kubectl(@namespace: "d-raw").IcrAsync("decode", "key", "--raw")) is var refused ? (refused.ExitCode, refused.Stdout) : default);
    }

    [Fact]
    public async Task Broken_and_ignored_secrets_are_problems()
    {
        await PlantAsync("d-broken");
        await plane.Api.CreateAllAsync(
        [
            Secrets.New("d-broken", "broken", Type, new Dictionary<string, string> { [".dockerconfigjson"] = "{\"auths\":{\"us.icr.io\":{\"auth\":\"YQ==\"}}}" }),
            Secrets.New("d-broken", "opaque", "Opaque", new Dictionary<string, string> { [".dockerconfigjson"] = "{\"auths\":{\"us.icr.io\":{\"auth\":\"dTpw\"}}}" }),
        ]);
        var outcome = await plane.Kubectl(@namespace: "d-broken").IcrAsync("decode", "key", "broken", "opaque", "-o", "json");
        var secrets = JsonNode.Parse(outcome.Stdout)!["secrets"]!.AsArray();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["ok", "unparsable", "ignored"], secrets.Select(secret => (string?)secret!["status"]));
        Assert.Equal(("us.icr.io", "auth", 30), ((string?)secrets[1]!["fault"]!["registry"], (string?)secrets[1]!["fault"]!["field"], (int)secrets[1]!["fault"]!["offset"]!));
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_kubectls_words_beside_what_is()
    {
        await PlantAsync("d-gone");
        var kubectl = plane.Kubectl(@namespace: "d-gone");
        var theirs = await kubectl.RunAsync("get", "secret", "gone");

        var outcome = await kubectl.IcrAsync("decode", "key", "gone");

        Assert.Equal((2, theirs.Stderr), (outcome.ExitCode, outcome.Stderr));
        Assert.Contains("us.icr.io", outcome.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_on_one_name_is_enough_and_no_right_is_told_in_kubectls_words()
    {
        await PlantAsync("d-one");
        await plane.AllowAsync(plane.Dev, "d-one", Rbac.Rule("get", "secrets", "", "key"));
        await plane.Api.CreateAsync(Secrets.DockerRegistry("d-one", "other", "us.icr.io", "x"));
        var kubectl = plane.Kubectl(plane.Dev, "d-one");

        (await kubectl.IcrAsync("decode", "key")).Succeeded();
        var (ours, theirs) = (await kubectl.IcrAsync("decode", "other"), await kubectl.RunAsync("get", "secret", "other"));

        Assert.Equal((2, "", theirs.Stderr), (ours.ExitCode, ours.Stdout, ours.Stderr));
    }

    private async Task PlantAsync(string @namespace)
    {
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAsync(Secrets.DockerRegistry(@namespace, "key", "us.icr.io", "a-secret-key"));
    }
}

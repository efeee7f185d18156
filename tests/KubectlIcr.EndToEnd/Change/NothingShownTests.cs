using System.Text;

namespace KubectlIcr.EndToEnd.Change;

/// <summary>Every command in every format at the chattiest level: no password, payload or token is printed, nor left in a file.</summary>
[Collection(ChangeCollection.Name)]
public sealed class NothingShownTests(ControlPlane plane) : IDisposable
{
    // With characters that each way of writing it writes in another way.
    private const string Password = "N0shown+key/with=signs&50%<\"é>";

    private const string Other = "0ther+key/with=signs&50%<\"é>";

    private const string InUrl = "1nUrl-key";

    private static readonly string[] Documents = ["json", "yaml", "jsonpath={}", "custom-columns=A:.metadata.name,B:.data,C:.registry,D:.message,E:.evidence"];

    private readonly TempFolder folder = new();
    private readonly StringBuilder printed = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Reading()
    {
        await PlantAsync("q-read");
        foreach (var command in (string[])["check", "check --all", "secrets", "secrets --by-key", "decode key other url broken", "decode key other url --for us.icr.io/team/app:1"])
            foreach (var format in (string[])["", "wide", "name", "junit", "sarif", .. Documents])
                await RunAsync("q-read", format, command);

        AssertNothing();
    }

    [Theory]
    [InlineData("client")]
    [InlineData("server")]
    public async Task Trying(string mode)
    {
        var name = $"q-{mode}";
        await PlantAsync(name);
        await plane.CreateNamespaceAsync($"{name}-to");
        foreach (var command in (string[])[$"copy-secret key other url --from {name} --to {name}-to", $"copy-secret key --from {name} --to {name}-to --name new --bind", "bind-sa --restart=all --secret key", "bind-sa --unbind --secret key", "check --fix=all"])
            foreach (var format in (string[])["", "name", .. Documents])
                await RunAsync(name, format, $"{command} --dry-run={mode}");

        AssertNothing();
    }

    [Fact]
    public async Task Changing()
    {
        await PlantAsync("q-write");
        foreach (var (format, index) in ((string[])["", "name", .. Documents]).Select((format, index) => (format, index)))
        {
            var (to, undo) = ($"q-to-{index}", folder.File($"undo-{index}.json"));
            await plane.CreateNamespaceAsync(to);
            await plane.Api.CreateAsync(Pods.New(to, "web", Deployed.Image, pullSecrets: ["key"], status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous)));
            await RunAsync(to, format, "check --fix=all --yes --timeout 0 --undo-file", undo);
            await RunAsync(to, format, "undo", undo);
            await RunAsync(to, format, $"copy-secret key url --from q-write --to {to} --bind");
            await RunAsync(to, format, $"copy-secret other --name key --from q-write --to {to}");
            await RunAsync(to, format, $"copy-secret url --registry uk.icr.io --from q-write --to {to}");
            await RunAsync(to, format, $"copy-secret broken --from q-write --to {to}");
            await RunAsync(to, format, $"copy-secret other --name key --overwrite --from q-write --to {to}");
            await RunAsync(to, format, "bind-sa --restart=all --secret key");
        }

        Assert.Contains("secret/key configured", printed.ToString(), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(folder.Path, "*.json")) printed.AppendLine(await File.ReadAllTextAsync(file));
        AssertNothing();
    }

    [Fact]
    public async Task Completing()
    {
        await PlantAsync("q-complete");
        foreach (var words in (string[][])[["decode", ""], ["copy-secret", ""], ["copy-secret", "--registry", ""], ["bind-sa", "--secret", ""], ["secrets", ""], ["secrets", "--host", ""], ["check", ""]])
            printed.AppendLine((await plane.Kubectl(@namespace: "q-complete").IcrAsync(["__complete", .. words[..^1], "-v=9", words[^1]])).ToString());

        Assert.Contains("other", printed.ToString(), StringComparison.Ordinal);
        AssertNothing();
    }

    [Fact]
    public async Task Only_who_asks_sees_the_data_of_a_copy()
    {
        await PlantAsync("q-asked");
        await plane.CreateNamespaceAsync("q-asked-to");

        await RunAsync("q-asked", "yaml", "copy-secret key --from q-asked --to q-asked-to --dry-run=client");
        AssertNothing();
        await RunAsync("q-asked", "yaml", "copy-secret key --from q-asked --to q-asked-to --dry-run=client --show-password");

        Assert.Contains((string)(await Originals.GetAsync(plane, "q-asked", "key"))["data"]![".dockerconfigjson"]!, printed.ToString(), StringComparison.Ordinal);
    }

    private async Task RunAsync(string @namespace, string format, string command, params string[] more)
    {
        string[] output = format.Length == 0 ? [] : ["-o", format];
        printed.AppendLine((await plane.Kubectl(@namespace: @namespace).IcrAsync([.. command.Split(' '), .. more, .. output, "-v", "9"])).ToString());
    }

    private void AssertNothing()
    {
        Assert.DoesNotContain("internal error in kubectl icr", printed.ToString(), StringComparison.Ordinal);
        foreach (var secret in ((string[])[.. Forms(Password), .. Forms(Other), InUrl, Base64(InUrl), plane.Admin.Token]))
            Assert.DoesNotContain(secret, printed.ToString(), StringComparison.Ordinal);
    }

    private static string[] Forms(string password) =>
        [password, Uri.EscapeDataString(password), System.Text.Json.JsonSerializer.Serialize(password).Trim('"'), Base64(password), Base64($"iamapikey:{password}"), password[..7]];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task PlantAsync(string @namespace)
    {
        await Check.IbmCloud.EnsureAsync(plane);
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(@namespace, "key", "us.icr.io", Password),
            Secrets.DockerRegistry(@namespace, "other", "us.icr.io", Other),
            Secrets.DockerRegistry(@namespace, "url", new Dictionary<string, (string, string)> { [$"https://robot:{InUrl}@us.icr.io"] = ("token", Password), [$"https://robot:x/{InUrl}@de.icr.io"] = ("iamapikey", Other) }),
            Secrets.New(@namespace, "broken", "kubernetes.io/dockerconfigjson", new Dictionary<string, string> { [".dockerconfigjson"] = $$"""{"auths":{"https://robot:{{InUrl}}@us.icr.io":{"username":1,"password":"{{InUrl}}"} } }""" }),
            .. ((string[])["key", "other", "url", "broken"]).Select(name => Pods.New(@namespace, $"with-{name}", Deployed.Image, pullSecrets: [name], status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous))),
            Pods.New(@namespace, "with-none", Deployed.Image, status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous)),
        ]);
    }
}

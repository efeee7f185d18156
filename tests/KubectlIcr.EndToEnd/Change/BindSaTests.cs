namespace KubectlIcr.EndToEnd.Change;

/// <summary>Pull secrets on service accounts: nothing is lost, whatever else happens at the same time.</summary>
[Collection(ChangeCollection.Name)]
public sealed class BindSaTests(ControlPlane plane)
{
    [Fact]
    public async Task The_secret_is_appended_as_kubectl_patch_would()
    {
        await Originals.PlantAsync(plane, "b-patch");
        var account = await plane.Api.PatchAsync("/api/v1/namespaces/b-patch/serviceaccounts/default", Json.Of(new { imagePullSecrets = LocalReferences.To(["b", "default-dockercfg-x7"]) }));
        (account as JsonObject)!["metadata"]!.AsObject().Remove("managedFields");
        const string Patch = """[{"op":"add","path":"/imagePullSecrets/-","value":{"name":"all-icr-io"}}]""";
        var oracle = await (plane.Kubectl() with { Stdin = account.ToJsonString() }).RunAsync("patch", "--local", "-f", "-", "--type=json", "-p", Patch, "-o", "json");

        var preview = await BindAsync("b-patch", "--dry-run=client", "-o", "json");
        var bound = await BindAsync("b-patch");
        var again = await BindAsync("b-patch");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(oracle.Succeeded().Stdout), JsonNode.Parse(preview.Succeeded().Stdout)), $"{oracle}\n{preview}");
        Assert.Equal(new Outcome(0, "serviceaccount/default patched\n", ""), bound);
        Assert.Equal(new Outcome(0, "serviceaccount/default patched (no change)\n", ""), again);
        Assert.Equal(["b", "default-dockercfg-x7", "all-icr-io"], await Originals.BoundAsync(plane, "b-patch"));
    }

    [Fact]
    public async Task Two_processes_that_bind_fifty_secrets_each_at_once_lose_none()
    {
        await plane.CreateNamespaceAsync("b-race", "first");
        string[][] names = [[.. Enumerable.Range(0, 50).Select(index => $"a{index}")], [.. Enumerable.Range(0, 50).Select(index => $"b{index}")]];

        foreach (var outcome in await Task.WhenAll(names.Select(half => BindAsync("b-race", "--force", "--secret", string.Join(',', half)))))
            outcome.Succeeded();

        var bound = await Originals.BoundAsync(plane, "b-race");
        Assert.Equal("first", bound[0]);
        Assert.Equal(names.SelectMany(half => half).Order(StringComparer.Ordinal), bound.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_processes_for_one_service_account_lose_none()
    {
        await plane.CreateNamespaceAsync("b-crowd");
        string[] names = [.. Enumerable.Range(0, 24).Select(index => $"s{index}")];

        foreach (var outcome in await Task.WhenAll(names.Select(name => BindAsync("b-crowd", "--force", "--secret", name))))
            Assert.Equal(new Outcome(0, "serviceaccount/default patched\n", ""), outcome);

        Assert.Equal(names.Order(StringComparer.Ordinal), (await Originals.BoundAsync(plane, "b-crowd")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_is_not_there_or_no_pull_secret_is_refused()
    {
        await plane.CreateNamespaceAsync("b-none", "own");
        await plane.Api.CreateAsync(Secrets.New("b-none", "opaque", "Opaque", new Dictionary<string, string> { ["a"] = "b" }));

        var none = await BindAsync("b-none");
        var opaque = await BindAsync("b-none", "--secret", "opaque");
        var forced = await BindAsync("b-none", "--secret=secret/x,opaque", "--force");

        Assert.Equal(
            new Outcome(2, "", "error: serviceaccount/default in namespace b-none is not changed: secret \"all-icr-io\" does not exist in the namespace; kubectl icr copy-secret all-icr-io --to b-none --bind=default copies it from namespace default, and --force binds the name anyway\n"),
            none);
        Assert.Equal(new Outcome(2, "", "error: serviceaccount/default in namespace b-none is not changed: the kubelet ignores secret \"opaque\" (type Opaque); use --force to bind it anyway\n"), opaque);
        Assert.Equal(new Outcome(0, "serviceaccount/default patched\n", ""), forced);
        Assert.Equal(["own", "x", "opaque"], await Originals.BoundAsync(plane, "b-none"));
    }

    [Fact]
    public async Task Unbinding_takes_only_what_is_named()
    {
        await plane.CreateNamespaceAsync("b-off", "default-dockercfg-x7", "all-icr-io", "own");

        Assert.Equal("serviceaccount/default patched (no change)\n", (await BindAsync("b-off", "--unbind", "--secret", "other")).Succeeded().Stdout);
        Assert.Equal("serviceaccount/default patched\n", (await BindAsync("b-off", "--unbind")).Succeeded().Stdout);
        Assert.Equal(["default-dockercfg-x7", "own"], await Originals.BoundAsync(plane, "b-off"));
        (await BindAsync("b-off", "--unbind", "--secret", "own,default-dockercfg-x7")).Succeeded();
        Assert.Empty(await Originals.BoundAsync(plane, "b-off"));
    }

    [Fact]
    public async Task Service_accounts_are_named_listed_or_all()
    {
        await Originals.PlantAsync(plane, "b-list");
        var robot = ServiceAccounts.New("b-list", "robot");
        robot["metadata"]!["labels"] = new JsonObject { ["tier"] = "x" };
        await plane.Api.CreateAllAsync([robot, ServiceAccounts.New("b-list", "builder")]);

        var named = await BindAsync("b-list", "sa/builder", "nosuch");
        var labelled = await BindAsync("b-list", "-l", "tier=x");
        var all = await BindAsync("b-list", "--all");

        Assert.Equal(new Outcome(2, "serviceaccount/builder patched\n", "error: serviceaccount/nosuch in namespace b-list does not exist\n"), named);
        Assert.Equal("serviceaccount/robot patched\n", labelled.Succeeded().Stdout);
        Assert.Equal("serviceaccount/builder patched (no change)\nserviceaccount/default patched\nserviceaccount/robot patched (no change)\n", all.Succeeded().Stdout);
    }

    [Fact]
    public async Task All_namespaces_leaves_the_systems_alone()
    {
        await Originals.PlantAsync(plane, "b-every");
        await plane.CreateNamespaceAsync("ibm-b-every");
        await plane.Api.CreateAllAsync([ServiceAccounts.New("b-every", "everybody"), ServiceAccounts.New("ibm-b-every", "everybody")]);

        Assert.Equal(new Outcome(0, "serviceaccount/everybody patched\n", ""), await BindAsync("default", "everybody", "-A"));
        Assert.Empty(await Originals.BoundAsync(plane, "ibm-b-every", "everybody"));
    }

    private Task<Outcome> BindAsync(string @namespace, params string[] more) => plane.Kubectl(@namespace: @namespace).IcrAsync(["bind-sa", .. more]);
}

using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Change;

/// <summary>Copies of pull secrets, as kubectl would make them, and what is said about them.</summary>
[Collection(ChangeCollection.Name)]
public sealed class CopySecretTests(ControlPlane plane)
{
    [Fact]
    public async Task The_default_is_IBM_Clouds_own_secret_in_namespace_default()
    {
        await IbmCloud.EnsureAsync(plane);
        await plane.CreateNamespaceAsync("c-default");

        var outcome = await IcrAsync("copy-secret", "--to", "c-default");

        Assert.Equal(new Outcome(0, "secret/all-icr-io created\n", ""), outcome);
        Assert.Equal(Originals.Payload(await Originals.GetAsync(plane, "default")), Originals.Payload(await Originals.GetAsync(plane, "c-default")));
    }

    [Fact]
    public async Task A_copy_holds_type_and_data_as_kubectl_would_make_it_and_where_it_comes_from()
    {
        var original = await Originals.PlantAsync(plane, "c-from");
        await plane.Api.PatchAsync("/api/v1/namespaces/c-from/secrets/all-icr-io", Json.Of(new
        {
            metadata = new
            {
                labels = new Dictionary<string, string> { ["team"] = "x", ["addonmanager.kubernetes.io/mode"] = "Reconcile", ["app.kubernetes.io/managed-by"] = "Helm" },
                annotations = new Dictionary<string, string> { ["example.com/note"] = "mine", ["kubectl.kubernetes.io/last-applied-configuration"] = "{}", ["meta.helm.sh/release-name"] = "r" },
            },
        }));
        original = await Originals.GetAsync(plane, "c-from");
        await plane.CreateNamespaceAsync("c-to");

        (await IcrAsync("copy-secret", "secret/all-icr-io", "--from", "c-from", "--to=c-to")).Succeeded();

        var copy = await Originals.GetAsync(plane, "c-to");
        var oracle = JsonNode.Parse((await (plane.Kubectl() with { Stdin = Originals.Payload(original) }).RunAsync(
            "create", "secret", "generic", "all-icr-io", "-n", "c-to", "--type=kubernetes.io/dockerconfigjson", "--from-file=.dockerconfigjson=/dev/stdin", "--dry-run=client", "-o", "json")).Succeeded().Stdout)!;
        Assert.Equal(oracle["type"]!.ToJsonString() + oracle["data"]!.ToJsonString(), copy["type"]!.ToJsonString() + copy["data"]!.ToJsonString());
        Assert.Equal("""{"team":"x"}""", copy["metadata"]!["labels"]!.ToJsonString());
        Assert.Equal(
            $$"""{"example.com/note":"mine","kubectl-icr.io/copied-from":"c-from/all-icr-io","kubectl-icr.io/copied-from-resource-version":"{{original["metadata"]!["resourceVersion"]}}","kubectl-icr.io/copied-from-uid":"{{original["metadata"]!["uid"]}}"}""",
            copy["metadata"]!["annotations"]!.ToJsonString());
        Assert.Equal("kubectl-icr", (string)copy["metadata"]!["managedFields"]![0]!["manager"]!);
    }

    [Fact]
    public async Task Without_all_icr_io_the_secrets_of_the_regions_are_copied()
    {
        await plane.CreateNamespaceAsync("c-old");
        await plane.Api.CreateAllAsync([Originals.New("c-old", "default-us-icr-io"), Originals.New("c-old", "default-icr-io"), Originals.New("c-old", "other")]);
        await plane.CreateNamespaceAsync("c-old-to");

        Assert.Equal("secret/default-icr-io created\nsecret/default-us-icr-io created\n", (await IcrAsync("copy-secret", "--from", "c-old", "--to", "c-old-to")).Succeeded().Stdout);
        Assert.Equal("secret/default-icr-io unchanged\nsecret/default-us-icr-io unchanged\n", (await IcrAsync("copy-secret", "--from", "c-old", "--to", "c-old-to")).Succeeded().Stdout);
    }

    [Fact]
    public async Task Several_namespaces_are_named_or_picked_by_label_or_all()
    {
        await Originals.PlantAsync(plane, "c-many");
        await plane.Api.CreateAllAsync([Namespaces.New("c-many-b"), Namespaces.New("c-many-a", new Dictionary<string, string> { ["team"] = "many" }), Namespaces.New("c-many-c", new Dictionary<string, string> { ["team"] = "many" }), Namespaces.New("openshift-c-many")]);

        var named = await IcrAsync("copy-secret", "--from", "c-many", "--to", "c-many-b,c-many-a", "--to", "openshift-c-many", "--name", "n");
        var picked = await IcrAsync("copy-secret", "--from", "c-many", "--to-selector", "team=many", "--to", "c-many-b", "--name", "p", "-o", "name");
        var all = await IcrAsync("copy-secret", "--from", "c-many", "--to-all", "--name", "a", "--dry-run=client");

        Assert.Equal("secret/n created in c-many-b namespace\nsecret/n created in c-many-a namespace\nsecret/n created in openshift-c-many namespace\n", named.Succeeded().Stdout);
        Assert.Equal("secret/p\nsecret/p\nsecret/p\n", picked.Succeeded().Stdout);
        Assert.True(await Originals.ExistsAsync(plane, "c-many-c", "p") && await Originals.ExistsAsync(plane, "c-many-b", "p"));
        Assert.Contains("secret/a created (dry run) in c-many-c namespace\n", all.Succeeded().Stdout, StringComparison.Ordinal);
        Assert.Contains("secret/a created (dry run) in default namespace\n", all.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain(" in openshift-c-many ", all.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain(" in kube-system ", all.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain(" in c-many namespace", all.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_registrys_entry_is_kept_as_it_is_written()
    {
        await plane.CreateNamespaceAsync("c-host");
        const string Entry = "\"https://us.icr.io/v2/\": { \"auth\": \"aWFtYXBpa2V5OmtleQ=\\u003d\" , \"email\":\"a@b.c\"}";
        await plane.Api.CreateAsync(Secrets.New("c-host", "all-icr-io", "kubernetes.io/dockerconfigjson", new Dictionary<string, string> { [".dockerconfigjson"] = $$"""{"auths":{"de.icr.io":{"auth":"eDp5"},{{Entry}}},"credsStore":"x"}""" }));

        (await IcrAsync("copy-secret", "--from", "c-host", "--to", "c-host", "--name", "us", "--registry", "us.icr.io")).Succeeded();
        var none = await IcrAsync("copy-secret", "--from", "c-host", "--to", "c-host", "--name", "uk", "--registry", "uk.icr.io");

        Assert.Equal($"{{\"auths\":{{{Entry.Replace(": {", ":{", StringComparison.Ordinal)}}}}}", Originals.Payload(await Originals.GetAsync(plane, "c-host", "us")));
        Assert.Equal(new Outcome(2, "", "error: secret/all-icr-io in namespace c-host has no entry for uk.icr.io; it has de.icr.io, https://us.icr.io/v2/\n"), none);
    }

    [Fact]
    public async Task A_namespace_is_made_and_the_copy_bound()
    {
        await Originals.PlantAsync(plane, "c-new");
        await plane.CreateNamespaceAsync("c-bound", "default-dockercfg-x7");

        var missing = await IcrAsync("copy-secret", "--from", "c-new", "--to", "c-made");
        var made = await IcrAsync("copy-secret", "--from", "c-new", "--to", "c-made", "--create-namespace");
        var bound = await IcrAsync("copy-secret", "--from", "c-new", "--to", "c-bound", "--bind");
        await plane.Api.CreateAsync(ServiceAccounts.New("c-bound", "robot"));
        var robot = await IcrAsync("copy-secret", "--from", "c-new", "--to", "c-bound", "--bind=robot");

        Assert.Equal(new Outcome(2, "", "error: namespace/c-made does not exist; --create-namespace creates it\n"), missing);
        Assert.Equal("namespace/c-made created\nsecret/all-icr-io created\n", made.Succeeded().Stdout);
        Assert.Equal("secret/all-icr-io created\nserviceaccount/default patched\n", bound.Succeeded().Stdout);
        Assert.Equal("secret/all-icr-io unchanged\nserviceaccount/robot patched\n", robot.Succeeded().Stdout);
        Assert.Equal(["default-dockercfg-x7", "all-icr-io"], await Originals.BoundAsync(plane, "c-bound"));
    }

    [Fact]
    public async Task A_new_namespaces_service_account_is_waited_for()
    {
        await Originals.PlantAsync(plane, "c-wait");

        var copying = IcrAsync("copy-secret", "--from", "c-wait", "--to", "c-waited", "--create-namespace", "--bind");
        await Eventually.HoldsAsync(() => Originals.ExistsAsync(plane, "c-waited"));
        await plane.Api.CreateAsync(ServiceAccounts.New("c-waited", "default")); // what the controller does

        Assert.Equal("namespace/c-waited created\nsecret/all-icr-io created\nserviceaccount/default patched\n", (await copying).Succeeded().Stdout);
        Assert.Equal(["all-icr-io"], await Originals.BoundAsync(plane, "c-waited"));
    }

    [Fact]
    public async Task Runs_that_make_the_same_namespace_at_once_all_come_to_their_end()
    {
        await Originals.PlantAsync(plane, "c-same");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => IcrAsync("copy-secret", "--from", "c-same", "--to", "c-same-new", "--create-namespace")));

        Assert.All(outcomes, outcome => outcome.Succeeded());
        Assert.Single(outcomes, outcome => outcome.Stdout.StartsWith("namespace/c-same-new created\n", StringComparison.Ordinal));
        Assert.Single(outcomes, outcome => outcome.Stdout.EndsWith("secret/all-icr-io created\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--dry-run", " (dry run)")]
    [InlineData("--dry-run=client", " (dry run)")]
    [InlineData("--dry-run=server", " (server dry run)")]
    public async Task A_dry_run_says_what_it_would_do_and_does_nothing(string flag, string suffix)
    {
        var name = $"c-dry{flag.Replace('=', '-')}";
        await Originals.PlantAsync(plane, name);

        var outcome = await IcrAsync("copy-secret", "--from", name, "--to", name, "--name", "copy", "--bind", flag);
        var made = await IcrAsync("copy-secret", "--from", name, "--to", $"{name}-new", "--create-namespace", "--bind", flag);

        Assert.Equal($"secret/copy created{suffix}\nserviceaccount/default patched{suffix}\n", outcome.Succeeded().Stdout);
        Assert.Equal($"namespace/{name}-new created{suffix}\nsecret/all-icr-io created{suffix}\nserviceaccount/default patched{suffix}\n", made.Succeeded().Stdout);
        Assert.False(await Originals.ExistsAsync(plane, name, "copy") || await plane.Api.ExistsAsync($"/api/v1/namespaces/{name}-new"));
        Assert.Empty(await Originals.BoundAsync(plane, name));
    }

    [Fact]
    public async Task Documents_are_the_objects_and_hide_the_values_unless_asked()
    {
        await Originals.PlantAsync(plane, "c-doc");
        await plane.CreateNamespaceAsync("c-doc-b");

        var hidden = await IcrAsync("copy-secret", "--from", "c-doc", "--to", "c-doc-b", "-o", "json");
        var shown = await IcrAsync("copy-secret", "--from", "c-doc", "--to", "c-doc-b", "-o", "yaml", "--show-password", "--bind", "--dry-run=client");

        var secret = JsonNode.Parse(hidden.Succeeded().Stdout)!;
        Assert.Equal(("Secret", "c-doc-b", "••••••••"), ((string)secret["kind"]!, (string)secret["metadata"]!["namespace"]!, (string)secret["data"]![".dockerconfigjson"]!));
        Assert.NotNull(secret["metadata"]!["uid"]);
        Assert.Null(secret["metadata"]!["managedFields"]);
        var list = Yaml.Parse(shown.Succeeded().Stdout).Single();
        Assert.Equal(["Secret", "ServiceAccount"], list["items"]!.AsArray().Select(item => (string)item!["kind"]!));
        Assert.Contains(Originals.Password, Originals.Payload(list["items"]![0]!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_field_manager_is_told_to_the_server()
    {
        await Originals.PlantAsync(plane, "c-manager");

        (await IcrAsync("copy-secret", "--from", "c-manager", "--to", "c-manager", "--name", "copy", "--field-manager", "my-script")).Succeeded();

        Assert.Equal("my-script", (string)(await Originals.GetAsync(plane, "c-manager", "copy"))["metadata"]!["managedFields"]![0]!["manager"]!);
    }

    private Task<Outcome> IcrAsync(params string[] arguments) => plane.Kubectl().IcrAsync(arguments);
}

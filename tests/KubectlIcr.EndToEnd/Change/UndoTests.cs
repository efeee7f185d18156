using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Change;

/// <summary><c>undo</c>: puts back what is as <c>check --fix</c> left it, and nothing else.</summary>
[Collection(ChangeCollection.Name)]
public sealed class UndoTests(ControlPlane plane) : IDisposable
{
    private readonly TempFolder folder = new();

    private string UndoFile => folder.File("undo.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_time_nothing_is_left_to_do()
    {
        await MendAsync("u-twice");

        var preview = await UndoAsync("--dry-run=server");
        var first = await UndoAsync();
        var second = await UndoAsync();

        Assert.Equal("serviceaccount/default patched (server dry run)\nsecret \"all-icr-io\" deleted (server dry run)\n", preview.Succeeded().Stdout);
        Assert.Equal("serviceaccount/default patched\nsecret \"all-icr-io\" deleted\n", first.Succeeded().Stdout);
        Assert.Equal("serviceaccount/default unchanged\nsecret/all-icr-io unchanged\n", second.Succeeded().Stdout);
    }

    [Fact]
    public async Task A_list_that_somebody_changed_since_is_left_and_so_is_the_secret_it_names()
    {
        await MendAsync("u-list");
        await plane.Api.PatchAsync("/api/v1/namespaces/u-list/serviceaccounts/default", Json.Of(new { imagePullSecrets = LocalReferences.To(["own", "all-icr-io", "new"]) }));

        var undone = await UndoAsync();

        Assert.Equal((2, ""), (undone.ExitCode, undone.Stdout));
        Assert.StartsWith(
            "error: serviceaccount/default in namespace u-list is not changed back, because it has changed since; to remove the secrets that were added: kubectl icr bind-sa default -n u-list --secret all-icr-io --unbind\n"
            + "error: secret/all-icr-io in namespace u-list is not changed, because serviceaccount/default failed\n", undone.Stderr, StringComparison.Ordinal);
        Assert.Equal(["own", "all-icr-io", "new"], await Originals.BoundAsync(plane, "u-list"));
        Assert.True(await Originals.ExistsAsync(plane, "u-list"));
    }

    [Fact]
    public async Task A_secret_that_somebody_changed_since_is_left()
    {
        await MendAsync("u-secret");
        await plane.Api.PatchAsync("/api/v1/namespaces/u-secret/secrets/all-icr-io", Json.Of(new { metadata = new { labels = new { mine = "yes" } } }));

        var undone = await UndoAsync();

        Assert.Equal((2, "serviceaccount/default patched\n"), (undone.ExitCode, undone.Stdout));
        Assert.StartsWith(
            "error: secret/all-icr-io in namespace u-secret is not deleted, because it has changed since; if nobody needs it: kubectl delete secret/all-icr-io -n u-secret\n", undone.Stderr, StringComparison.Ordinal);
        Assert.True(await Originals.ExistsAsync(plane, "u-secret"));
    }

    [Fact]
    public async Task A_secret_of_the_same_name_that_came_after_it_stays()
    {
        await MendAsync("u-twin");
        await plane.Api.DeleteAsync("/api/v1/namespaces/u-twin/secrets/all-icr-io");
        await plane.Api.CreateAsync(Originals.New("u-twin"));

        Assert.Equal(2, (await UndoAsync()).ExitCode);

        Assert.True(await Originals.ExistsAsync(plane, "u-twin"));
    }

    [Fact]
    public async Task A_killed_process_leaves_a_file_that_undoes_and_a_state_that_the_next_run_completes()
    {
        await Check.IbmCloud.EnsureAsync(plane);
        string[] namespaces = [.. Enumerable.Range(0, 16).Select(index => $"u-kill-{index}")];
        var labels = new Dictionary<string, string> { ["app"] = "kill" };
        foreach (var name in namespaces)
        {
            await plane.CreateNamespaceAsync(name);
            await plane.Api.CreateAsync(Pods.New(name, "web", Deployed.Image, pullSecrets: ["all-icr-io"], labels: labels, status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous)));
        }
        string[] mend = ["icr", "check", "-A", "-l", "app=kill", "--fix", "--yes", "--timeout", "0"];
        _ = PublishedBinary.File;
        var kubectl = plane.Kubectl();

        using (var process = Process.Start(kubectl.Start([.. mend, "--undo-file", UndoFile]))!)
        {
            await Eventually.HoldsAsync(async () => await CountAsync(namespaces) > 0);
            process.Kill();
            await process.WaitForExitAsync();
        }
        var (killedAt, undone) = (await CountAsync(namespaces), await UndoAsync());
        var left = await CountAsync(namespaces);
        await kubectl.RunAsync([.. mend, "--undo-file", folder.File("second.json")]);

        Assert.InRange(killedAt, 1, namespaces.Length);
        Assert.Equal((0, 0), (undone.Succeeded().ExitCode, left));
        Assert.Equal(namespaces.Length, await CountAsync(namespaces));
    }

    [Fact]
    public async Task Another_cluster_or_another_file_is_refused()
    {
        var other = folder.Write("other.json", """{"apiVersion":"kubectl-icr/v1","kind":"Undo","server":"https://elsewhere:6443","context":"prod","writtenAt":"2026-11-25T18:43:15Z","changes":[]}""");
        var none = folder.Write("none.json", """{"apiVersion":"v1","kind":"Secret"}""");

        var elsewhere = await plane.Kubectl().IcrAsync("undo", other);
        var wrong = await plane.Kubectl().IcrAsync("undo", none);
        var missing = await plane.Kubectl().IcrAsync("undo", folder.File("missing.json"));

        var server = plane.Server.AbsoluteUri.TrimEnd('/');
        Assert.Equal(new Outcome(2, "", $"error: {other} was written for the cluster at https://elsewhere:6443, not {server}; select that cluster with --context (it was prod)\n"), elsewhere);
        Assert.Equal(new Outcome(2, "", $"error: {none} is not an undo file of kubectl icr check --fix\n"), wrong);
        Assert.Equal(new Outcome(2, "", $"error: unable to read the undo file {folder.File("missing.json")}: no such file or directory\n"), missing);
    }

    private async Task MendAsync(string @namespace)
    {
        var web = await new Deployed(plane, @namespace).PlantAsync("own");
        await plane.Kubectl(@namespace: web.Namespace).IcrAsync("check", "--fix", "--yes", "--timeout", "0", "--undo-file", UndoFile);
        Assert.Equal(["own", "all-icr-io"], await Originals.BoundAsync(plane, @namespace));
    }

    private Task<Outcome> UndoAsync(params string[] more) => plane.Kubectl().IcrAsync(["undo", UndoFile, .. more]);

    private async Task<int> CountAsync(string[] namespaces) => (await Task.WhenAll(namespaces.Select(name => Originals.ExistsAsync(plane, name)))).Count(exists => exists);
}

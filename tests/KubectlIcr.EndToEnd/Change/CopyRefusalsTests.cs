using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Change;

/// <summary>What a copy does not overwrite, and what keeps the server from taking one: a clear line each.</summary>
[Collection(ChangeCollection.Name)]
public sealed partial class CopyRefusalsTests(ControlPlane plane)
{
    [Fact]
    public async Task A_stale_copy_is_found_and_updated()
    {
        await Originals.PlantAsync(plane, "x-from");
        await plane.CreateNamespaceAsync("x-stale");
        (await CopyAsync("x-from", "x-stale")).Succeeded();
        await plane.Api.PatchAsync("/api/v1/namespaces/x-stale/secrets/all-icr-io", Json.Of(new { metadata = new { labels = new { mine = "stays" } } }));
        await plane.Api.PatchAsync("/api/v1/namespaces/x-from/secrets/all-icr-io", new JsonObject { ["data"] = Originals.New("x-from", password: "new-key")["data"]!.DeepClone() });

        var found = await CopyAsync("x-from", "x-stale");
        var updated = await CopyAsync("x-from", "x-stale", "--overwrite");

        Assert.Equal("", found.Stdout);
        Assert.Equal(
            "error: secret/all-icr-io in namespace x-stale is a stale copy of x-from/all-icr-io, which has changed since (us.icr.io with iamapikey # instead of iamapikey #, "
            + "https://de.icr.io/v1/ with iamapikey # instead of iamapikey #); --overwrite replaces its content\n", Fingerprint().Replace(found.Stderr, "#"));
        Assert.DoesNotContain(Originals.Password, found.Stderr, StringComparison.Ordinal);
        Assert.Equal(new Outcome(0, "secret/all-icr-io configured\n", ""), updated);
        Assert.Equal(new Outcome(0, "secret/all-icr-io unchanged\n", ""), await CopyAsync("x-from", "x-stale"));
        var copy = await Originals.GetAsync(plane, "x-stale");
        Assert.Contains("new-key", Originals.Payload(copy), StringComparison.Ordinal);
        Assert.Equal("stays", (string?)copy["metadata"]!["labels"]!["mine"]);
        Assert.Equal((string)(await Originals.GetAsync(plane, "x-from"))["metadata"]!["resourceVersion"]!, (string?)copy["metadata"]!["annotations"]!["kubectl-icr.io/copied-from-resource-version"]);
    }

    [Fact]
    public async Task Somebody_elses_secret_is_left_alone()
    {
        await Originals.PlantAsync(plane, "x-mine");
        await Originals.PlantAsync(plane, "x-theirs", password: "their-key");
        await plane.Api.PostAsync("/api/v1/namespaces/x-theirs/secrets", Secrets.New("x-theirs", "opaque", "Opaque", new Dictionary<string, string> { ["a"] = "b" }));

        var other = await CopyAsync("x-mine", "x-theirs");
        var type = await CopyAsync("x-mine", "x-theirs", "--name", "opaque", "--overwrite");

        Assert.StartsWith("error: secret/all-icr-io in namespace x-theirs has different content from x-mine/all-icr-io (", other.Stderr, StringComparison.Ordinal);
        Assert.Equal(
            new Outcome(2, "", "error: secret/opaque in namespace x-theirs has type Opaque instead of kubernetes.io/dockerconfigjson, and a secret's type can't be changed; delete it first: kubectl delete secret/opaque -n x-theirs\n"), type);
        Assert.Contains("their-key", Originals.Payload(await Originals.GetAsync(plane, "x-theirs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_somebody_edited_is_said_to_be_one()
    {
        await Originals.PlantAsync(plane, "x-edit");
        await plane.CreateNamespaceAsync("x-edited");
        (await CopyAsync("x-edit", "x-edited")).Succeeded();
        await plane.Api.PatchAsync("/api/v1/namespaces/x-edited/secrets/all-icr-io", new JsonObject { ["data"] = Secrets.DockerRegistry("x", "x", "us.icr.io", Originals.Password)["data"]!.DeepClone() });

        Assert.Equal(
            "error: secret/all-icr-io in namespace x-edited is a copy of x-edit/all-icr-io that was changed (https://de.icr.io/v1/ missing); --overwrite replaces its content\n",
            (await CopyAsync("x-edit", "x-edited")).Stderr);
    }

    [Fact]
    public async Task An_immutable_secret_can_only_be_deleted()
    {
        await Originals.PlantAsync(plane, "x-fixed");
        await plane.CreateNamespaceAsync("x-fixed-to");
        var fixedSecret = Originals.New("x-fixed-to", password: "old-key");
        fixedSecret["immutable"] = true;
        await plane.Api.CreateAsync(fixedSecret);

        var outcome = await CopyAsync("x-fixed", "x-fixed-to", "--overwrite");

        Assert.Equal(2, outcome.ExitCode);
        Assert.EndsWith(", and it is immutable; delete it first: kubectl delete secret/all-icr-io -n x-fixed-to\n", outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partial_failure_is_told_for_each_namespace()
    {
        await Originals.PlantAsync(plane, "x-part");
        await Originals.PlantAsync(plane, "x-part-b", password: "other");
        await plane.CreateNamespaceAsync("x-part-a");
        await plane.CreateNamespaceAsync("x-part-c");
        await plane.CreateNamespaceAsync("x-part-gone");
        await plane.Api.DeleteAsync("/api/v1/namespaces/x-part-gone"); // no controller: it stays terminating
        await QuotaAsync("x-part-c");

        var outcome = await CopyAsync("x-part", "x-part-a,x-part-b,x-part-c,x-part-gone,x-part-none");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("secret/all-icr-io created in x-part-a namespace\n", outcome.Stdout);
        var lines = outcome.Stderr.Split('\n');
        Assert.StartsWith("error: secret/all-icr-io in namespace x-part-b has different content from x-part/all-icr-io (", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            "error: secret/all-icr-io in namespace x-part-c not created: secrets \"all-icr-io\" is forbidden: exceeded quota: none, requested: secrets=1, used: secrets=0, limited: secrets=0; delete unused objects, or have the namespace's ResourceQuota raised",
            lines[1]);
        Assert.Equal("error: namespace/x-part-gone is being deleted, so nothing can be created in it", lines[2]);
        Assert.Equal("error: namespace/x-part-none does not exist; --create-namespace creates it", lines[3]);
    }

    [Theory]
    [InlineData("--to a --dry-run=maybe", "error: Invalid dry-run value (maybe). Must be \"none\", \"server\", or \"client\".\n", 3)]
    [InlineData("nosuch --to a", "Error from server (NotFound): secrets \"nosuch\" not found in namespace x-usage\n", 2)]
    [InlineData("a b --to c --name d", "error: --name can only be used with a single secret\n", 3)]
    [InlineData("opaque --to a", "error: secret/opaque in namespace x-usage is not a pull secret (type Opaque): the kubelet would ignore a copy\n", 2)]
    [InlineData("--to a", "error: namespace x-usage has no all-icr-io or other *-icr-io secret; specify the secret, or its namespace with --from\n", 2)]
    public async Task What_can_not_be(string line, string error, int code)
    {
        if (!await plane.Api.ExistsAsync("/api/v1/namespaces/x-usage"))
        {
            await plane.CreateNamespaceAsync("x-usage");
            await plane.Api.CreateAsync(Secrets.New("x-usage", "opaque", "Opaque", new Dictionary<string, string> { [".dockerconfigjson"] = "{}" }));
        }

        Assert.Equal(new Outcome(code, "", error), await plane.Kubectl().IcrAsync(["copy-secret", "--from", "x-usage", .. line.Split(' ')]));
    }

    private Task<Outcome> CopyAsync(string from, string to, params string[] more) => plane.Kubectl().IcrAsync(["copy-secret", "--from", from, "--to", to, .. more]);

    /// <summary>No secret more; the status is what a controller would write.</summary>
    private async Task QuotaAsync(string @namespace)
    {
        var hard = new { secrets = "0" };
        var quota = Json.Of(new { apiVersion = "v1", kind = "ResourceQuota", metadata = new { name = "none", @namespace }, spec = new { hard }, status = new { hard, used = hard } });
        await plane.Api.CreateAsync(quota);
    }

    [GeneratedRegex("\\b[0-9a-f]{8}\\b")]
    private static partial Regex Fingerprint();
}

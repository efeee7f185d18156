using System.Text.RegularExpressions;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Change;

/// <summary><c>check --fix</c> on a real cluster: what it changes, what it asks first, and what it says is left.</summary>
[Collection(ChangeCollection.Name)]
public sealed partial class FixTests(ControlPlane plane) : IDisposable
{
    private const string Plan =
        """
        Fixes:
          ICR403 secret "own" in namespace NS has no entry for us.icr.io
        Changes:
          + secret/all-icr-io in namespace NS, a copy of default/all-icr-io
          +   us.icr.io: iamapikey FINGERPRINT
          +   icr.io: iamapikey FINGERPRINT
          ~ serviceaccount/default in namespace NS, imagePullSecrets
              own
          +   all-icr-io
          ~ deployment.apps/web in namespace NS: pods will be restarted


        """;

    private readonly TempFolder folder = new();

    private string UndoFile => folder.File("undo.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task From_a_finding_to_a_clean_check_and_back()
    {
        var web = await new Deployed(plane, "x-round").PlantAsync("own");

        var fixing = IcrAsync(web, "check", "--fix", "--yes", "--undo-file", UndoFile);
        await web.ControlAsync();
        var mended = await fixing;
        var (list, payload, clean) = (await Originals.BoundAsync(plane, "x-round"), await PayloadAsync("x-round"), await ErrorsAsync(web));
        var undone = await IcrAsync(web, "undo", UndoFile);
        await web.ReplaceAsync();

        const string Done = "secret/all-icr-io created\nserviceaccount/default patched\ndeployment.apps/web restarted\nNo pull problems found in 1 pod with 1 container.\n";
        Assert.Equal((0, PlanIn("x-round") + Done, $"To undo: kubectl icr undo {UndoFile}\n"), (mended.ExitCode, Masked(mended.Stdout), mended.Stderr));
        Assert.Equal(["own", "all-icr-io"], list);
        Assert.Equal((await PayloadAsync("default"), ""), (payload, clean));
        const string Kept = "deployment/web in namespace x-round was restarted, which can't be undone: pods keep the pull secrets they were created with\n";
        Assert.Equal(new Outcome(0, "serviceaccount/default patched\nsecret \"all-icr-io\" deleted\n", Kept), undone);
        Assert.Equal("ICR403", await ErrorsAsync(web));
        Assert.Equal(["own"], await Originals.BoundAsync(plane, "x-round"));
        Assert.All((string[])["good-key", "Z29vZC1rZXk", "aWFtYXBpa2V5Omdvb2Qta2V5"], secret => Assert.DoesNotContain(secret, $"{mended}{undone}{File.ReadAllText(UndoFile)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_terminal_and_consent_nothing_is_changed()
    {
        var web = await new Deployed(plane, "x-nobody").PlantAsync("own");

        var outcome = await IcrAsync(web, "check", "--fix", "--undo-file", UndoFile);

        Assert.Equal(
            (2, PlanIn("x-nobody"), "error: stdin is not a terminal; use --yes to confirm the changes, or --dry-run=server to try them without making them\n"),
            (outcome.ExitCode, Masked(outcome.Stdout), outcome.Stderr));
        await NothingChangedAsync(web);
    }

    [Theory]
    [InlineData("client", "dry run")]
    [InlineData("server", "server dry run")]
    public async Task A_dry_run_changes_nothing(string mode, string said)
    {
        var web = await new Deployed(plane, $"x-{mode}").PlantAsync("own");

        var outcome = await IcrAsync(web, "check", "--fix", $"--dry-run={mode}", "--undo-file", UndoFile);

        var done = $"secret/all-icr-io created ({said})\nserviceaccount/default patched ({said})\ndeployment.apps/web restarted ({said})\n";
        Assert.Equal((1, PlanIn(web.Namespace) + done, ""), (outcome.ExitCode, Masked(outcome.Stdout), outcome.Stderr));
        await NothingChangedAsync(web);
    }

    [Fact]
    public async Task At_a_terminal_it_asks()
    {
        var web = await new Deployed(plane, "x-ask").PlantAsync("own");

        var no = await AtTerminalAsync(web, "n\n");
        await NothingChangedAsync(web);
        var yes = AtTerminalAsync(web, "y\n");
        await web.ControlAsync();

        Assert.Equal(1, no.ExitCode);
        Assert.Contains("Make these changes? [y/N] ", no.Stdout, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", no.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, (await yes).ExitCode);
        Assert.Equal("", await ErrorsAsync(web));
    }

    [Fact]
    public async Task A_pod_that_was_named_is_followed_to_its_successor()
    {
        var web = await new Deployed(plane, "x-named").PlantAsync("own");

        var fixing = IcrAsync(web, "check", $"pod/{web.Pod}", "--fix", "--yes", "--undo-file", UndoFile, "-o", "json");
        await web.ControlAsync();
        var mended = await fixing;

        var report = CheckReportJson.Of(mended);
        Assert.Equal((0, "", web.Pod), (mended.ExitCode, report.Errors, (string?)Assert.Single(report.Pulls)["pod"]));
        Assert.Contains("serviceaccount/default patched\n", mended.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_pull_in_time_is_told()
    {
        var web = await new Deployed(plane, "x-late").PlantAsync("own");

        var outcome = await IcrAsync(web, "check", "--fix", "--yes", "--timeout", "0", "--undo-file", UndoFile, "-o", "name");

        Assert.Equal((1, $"pod/{web.Pod}\n"), (outcome.ExitCode, outcome.Stdout));
        Assert.EndsWith($"Some pods still can't pull their images: x-late/{web.Pod}\n", outcome.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jsonpath={.kind}", "CheckReport")]
    [InlineData("custom-columns=RULE:.id", "RULE\n")]
    [InlineData("junit", "<?xml ")]
    [InlineData("sarif", "{\n")]
    public async Task Standard_output_holds_nothing_but_the_document(string format, string begin)
    {
        var web = await new Deployed(plane, $"x-doc-{string.Concat(format.TakeWhile(char.IsLetter))}").PlantAsync("own");

        var outcome = await IcrAsync(web, "check", "--fix", "--dry-run=client", "-o", format);

        Assert.StartsWith(begin, outcome.Stdout, StringComparison.Ordinal);
        Assert.StartsWith("Fixes:\n", outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_mended_is_left_to_a_person()
    {
        await plane.CreateNamespaceAsync("x-person", "key");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry("x-person", "key", "us.icr.io", "a-key"),
            Pods.New("x-person", "web", Deployed.Image, status: PodStatus.Waiting("ErrImagePull", $"rpc error: code = NotFound desc = {Deployed.Image}: not found")),
        ]);

        var outcome = await plane.Kubectl(@namespace: "x-person").IcrAsync("check", "--fix", "--yes", "-o", "name");

        Assert.Equal(new Outcome(1, "pod/web\n", "--fix can't fix these problems; run the commands yourself.\n"), outcome);
    }

    [Fact]
    public async Task A_pod_of_a_stateful_set_is_deleted_for_its_controller_to_make_anew()
    {
        await IbmCloud.EnsureAsync(plane);
        await plane.CreateNamespaceAsync("x-db");
        var db = await plane.Api.CreateAsync(Workloads.New("StatefulSet", "x-db", "db", Deployed.Image));
        JsonObject Pod(JsonObject? status) => Pods.New("x-db", "db-0", Deployed.Image, labels: new Dictionary<string, string> { ["app"] = "db" }, owner: Owners.Of(db), status: status);
        await plane.Api.CreateAsync(Pod(PodStatus.Waiting("ErrImagePull", Deployed.Anonymous)));

        var fixing = plane.Kubectl(@namespace: "x-db").IcrAsync("check", "sts/db", "--fix", "--yes", "--undo-file", UndoFile);
        await Eventually.HoldsAsync(async () => !await plane.Api.ExistsAsync("/api/v1/namespaces/x-db/pods/db-0"));
        await plane.Api.CreateAsync(Pod(PodStatus.Running()));

        Assert.Contains("serviceaccount/default patched\npod \"db-0\" deleted\nNo pull problems found", (await fixing).Succeeded().Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bare_pods_are_left_unless_all_are_meant()
    {
        await IbmCloud.EnsureAsync(plane);
        await plane.CreateNamespaceAsync("x-bare");
        await plane.Api.CreateAsync(Pods.New("x-bare", "web", Deployed.Image, status: PodStatus.Waiting("ErrImagePull", Deployed.Anonymous)));
        var kubectl = plane.Kubectl(@namespace: "x-bare");

        var some = await kubectl.IcrAsync("check", "--fix", "--yes", "--undo-file", UndoFile);
        var none = await kubectl.IcrAsync("check", "--fix", "--yes");
        var fixing = kubectl.IcrAsync("check", "--fix=all", "--yes");
        await Eventually.HoldsAsync(async () => await WebAsync() is { } pod && pod["spec"]!["imagePullSecrets"] is JsonArray);
        await plane.Api.SetStatusAsync(await plane.Api.GetAsync("/api/v1/namespaces/x-bare/pods/web"), PodStatus.Running());

        Assert.Contains("Not fixed automatically:\n  pod/web in namespace x-bare has no controller and is not recreated; use\n    --fix=all\n", some.Stdout, StringComparison.Ordinal);
        Assert.Equal((1, true), (some.ExitCode, some.Stdout.Contains("ERROR ICR303", StringComparison.Ordinal)));
        Assert.Equal((1, "--fix can't fix these problems; run the commands yourself, or use --fix=all.\n"), (none.ExitCode, none.Stderr));
        Assert.Equal(0, (await fixing).ExitCode);
        Assert.False(File.Exists(KeptPod.Told(await fixing, "x-bare", "web")));

        async Task<JsonNode?> WebAsync() => (await plane.Api.GetAsync("/api/v1/namespaces/x-bare/pods"))["items"]!.AsArray().SingleOrDefault();
    }

    [Fact]
    public async Task Who_may_not_is_told_before_anything_is_changed()
    {
        var web = await new Deployed(plane, "x-rights").PlantAsync("own");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("x-rights", "key", "us.icr.io", "a-key"));
        await plane.Api.PatchAsync("/api/v1/namespaces/x-rights/serviceaccounts/default", Json.Of(new { imagePullSecrets = LocalReferences.To(["own", "key"]) }));
        await plane.AllowAsync(plane.Dev, "x-rights", Rbac.Rule("get list", "pods"), Rbac.Rule("get list", "events"), Rbac.Rule("get list", "secrets"), Rbac.Rule("get list", "serviceaccounts"));

        var outcome = await plane.Kubectl(plane.Dev, "x-rights").IcrAsync("check", "--fix", "--yes", "--undo-file", UndoFile);

        Assert.Equal((2, "error: you are not allowed to patch deployments.apps in namespace x-rights; nothing was changed\n"), (outcome.ExitCode, outcome.Stderr));
        Assert.Null(await web.RestartedAtAsync());
        Assert.False(File.Exists(UndoFile));
    }

    private static string PlanIn(string @namespace) => Plan.Replace("NS", @namespace, StringComparison.Ordinal);

    private static string Masked(string text) => Fingerprint().Replace(text, "iamapikey FINGERPRINT");

    private async Task NothingChangedAsync(Deployed web)
    {
        Assert.Equal("ICR403", await ErrorsAsync(web));
        Assert.Equal(["own"], await Originals.BoundAsync(plane, web.Namespace));
        Assert.False(await Originals.ExistsAsync(plane, web.Namespace));
        Assert.Null(await web.RestartedAtAsync());
        Assert.False(File.Exists(UndoFile));
    }

    private async Task<string> PayloadAsync(string @namespace) => Originals.Payload(await Originals.GetAsync(plane, @namespace));

    private async Task<string> ErrorsAsync(Deployed web) => CheckReportJson.Of(await IcrAsync(web, "check", "-o", "json")).Errors;

    private Task<Outcome> IcrAsync(Deployed web, params string[] arguments) => plane.Kubectl(@namespace: web.Namespace).IcrAsync(arguments);

    private Task<Outcome> AtTerminalAsync(Deployed web, string answer) => Execution.RunAsync(
        plane.Kubectl(@namespace: web.Namespace).Shell("script", "-qec", $"kubectl icr check --fix --undo-file {UndoFile}", "/dev/null"), answer, TimeSpan.FromSeconds(60));

    [GeneratedRegex("iamapikey [0-9a-f]{8}")]
    private static partial Regex Fingerprint();
}

namespace KubectlIcr.EndToEnd.Check;

/// <summary>Manifests judged before they are deployed, against the live cluster.</summary>
[Collection(CheckCollection.Name)]
public sealed class ManifestsTests(ControlPlane plane)
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: main, image: us.icr.io/team/app:1.0}]

        """;

    [Fact]
    public async Task A_manifest_that_will_not_pull()
    {
        await plane.CreateNamespaceAsync("m-bad");

        var outcome = await CheckAsync("m-bad", Deployment);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("ICR301", CheckReportJson.Of(outcome).Errors);
    }

    [Fact]
    public async Task A_manifest_that_brings_its_secret_along()
    {
        await plane.CreateNamespaceAsync("m-good");
        var secret = Secrets.DockerRegistry("m-good", "key", "us.icr.io", "a-key").ToJsonString();

        var outcome = await CheckAsync("m-good", $"{Deployment}      imagePullSecrets: [{{name: key}}]\n---\n{secret}\n");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Stderr));
    }

    [Fact]
    public async Task A_manifest_for_another_namespace_than_the_one_given()
    {
        await plane.CreateNamespaceAsync("m-other");

        var outcome = await CheckAsync("m-other", Deployment.Replace("{name: web}", "{name: web, namespace: elsewhere}", StringComparison.Ordinal), "-n", "m-other");

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Stdout));
        Assert.Contains("does not match the namespace", outcome.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("      imagePullSecrets: [{name: key}]\n---\n", 0)]
    public async Task A_chart_for_a_namespace_that_is_still_to_be_made(string reference, int code)
    {
        var secret = reference.Length == 0 ? "" : Secrets.DockerRegistry("m-new", "key", "us.icr.io", "a-key").ToJsonString();
        const string hook = "---\n# Source: empty.yaml\n---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: x}\n---\n";

        var outcome = await CheckAsync("default", $"{hook}{Deployment}{reference}{secret}\n---\n", "-n", "m-new");

        Assert.Equal((code, ""), (outcome.ExitCode, outcome.Stderr));
        Assert.Equal(code == 0 ? "" : "ICR301", CheckReportJson.Of(outcome).Errors);
    }

    [Theory]
    [InlineData("DeploymentConfig apps.openshift.io/v1", "template: {spec: {containers: [{name: main, image: IMAGE}]}}")]
    [InlineData("Service serving.knative.dev/v1", "template: {spec: {containers: [{image: IMAGE}]}}")]
    [InlineData("PipelineRun tekton.dev/v1", "pipelineSpec: {tasks: [{name: t, taskSpec: {steps: [{name: s, image: IMAGE}]}}]}")]
    [InlineData("JobSet jobset.x-k8s.io/v1alpha2", "replicatedJobs: [{template: {spec: {template: {spec: {containers: [{name: main, image: IMAGE}]}}}}}]")]
    public async Task The_fix_for_a_kind_that_kubectl_does_not_know_prints_the_document_with_the_change(string type, string spec)
    {
        var @namespace = $"m-any-{type.Length}";
        await plane.CreateNamespaceAsync(@namespace, "key");
        await plane.Api.CreateAsync(Secrets.DockerRegistry(@namespace, "key", "us.icr.io", "a-key"));
        var words = type.Split(' ');
        var custom = $"apiVersion: {words[1]}\nkind: {words[0]}\nmetadata: {{name: any}}\nspec:\n  {spec.Replace("IMAGE", "\"private.us.icr.io/team/app:1.0\"", StringComparison.Ordinal)}\n";
        using var folder = new TempFolder();
        var file = folder.Write("my app.yaml", $"# first\n{Deployment}---\n# second\n{custom}---\n{Deployment}");

        var report = CheckReportJson.Of(await plane.Kubectl(@namespace: @namespace).IcrAsync("check", "-f", file, "-o", "json"));
        var printed = (await plane.Kubectl().OtherAsync("bash", "-o", "pipefail", "-c", Assert.Single(report.Fixes))).Succeeded().Stdout;

        Assert.Equal("ICR403", report.Errors);
        Assert.Contains("image: us.icr.io/team/app:1.0", printed, StringComparison.Ordinal);
        Assert.Contains($"kind: {words[0]}", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("kind: Deployment\n", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("--strict", 2)]
    public async Task A_document_that_can_not_be_judged(string flag, int code)
    {
        await plane.CreateNamespaceAsync($"m-open-{code}");
        const string release = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\n";

        var outcome = await (plane.Kubectl(@namespace: $"m-open-{code}") with { Stdin = release }).IcrAsync(["check", "-f", "-", .. flag.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((code, ""), (outcome.ExitCode, outcome.Stderr));
        Assert.Contains("Not checked: helmrelease/shop (standard input:1): no pod template was found in it", outcome.Stdout, StringComparison.Ordinal);
    }

    private Task<Outcome> CheckAsync(string @namespace, string manifest, params string[] more) =>
        (plane.Kubectl(@namespace: @namespace) with { Stdin = manifest }).IcrAsync(["check", "-f", "-", "-o", "json", .. more]);
}

namespace KubectlIcr.EndToEnd.Check;

/// <summary>Pods that the API server does not let anybody create: its own words, which a controller repeats in an event.</summary>
[Collection(CheckCollection.Name)]
public sealed class AdmissionTests(ControlPlane plane)
{
    private const string Image = "us.icr.io/team/app:1.0";
    private const string Portieris = "trust.hooks.securityenforcement.admission.cloud.ibm.com";

    [Fact]
    public async Task A_quota_that_is_used_up()
    {
        await PrepareAsync("ad-quota");
        var quota = await plane.Api.CreateAsync(Json.Of(new { apiVersion = "v1", kind = "ResourceQuota", metadata = new { name = "few", @namespace = "ad-quota" }, spec = new { hard = new { pods = "1" } } }));
        // No controller counts here.
        await plane.Api.SetStatusAsync(quota, Json.Of(new { hard = new { pods = "1" }, used = new { pods = "1" } }));

        var report = await DeniedAsync("ad-quota");

        Assert.Equal("ICR805", report.Errors);
        Assert.Equal("the pod would exceed resource quota \"few\" in namespace ad-quota (requested: pods=1, used: pods=1, limited: pods=1)", (string?)report.Finding("ICR805")["message"]);
        await PasteAsync(report);
    }

    [Fact]
    public async Task A_quota_that_requires_limits()
    {
        await PrepareAsync("ad-must");
        var quota = await plane.Api.CreateAsync(Json.Of(new { apiVersion = "v1", kind = "ResourceQuota", metadata = new { name = "cpu", @namespace = "ad-must" }, spec = new { hard = Cpu("4") } }));
        await plane.Api.SetStatusAsync(quota, Json.Of(new { hard = Cpu("4"), used = Cpu("0") }));

        var report = await DeniedAsync("ad-must");

        Assert.Equal("ICR805", report.Errors);
        Assert.StartsWith("resource quota \"cpu\" in namespace ad-must requires more from the pod: must specify limits.cpu", (string?)report.Finding("ICR805")["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_range()
    {
        await PrepareAsync("ad-range");
        await plane.Api.CreateAsync(Json.Of(new
        {
            apiVersion = "v1",
            kind = "LimitRange",
            metadata = new { name = "small", @namespace = "ad-range" },
            spec = new { limits = new[] { new { type = "Container", max = new { cpu = "1" }, @default = new { cpu = "1" }, defaultRequest = new { cpu = "1" } } } },
        }));

        var report = await DeniedAsync("ad-range", "2");

        Assert.Equal("ICR806", report.Errors);
        Assert.Contains("maximum cpu usage per Container is 1, but limit is 2", (string?)report.Finding("ICR806")["message"], StringComparison.Ordinal);
        await PasteAsync(report);
    }

    [Fact]
    public async Task Portieris_that_is_down_and_the_way_out()
    {
        await PrepareAsync("ad-hook");
        foreach (var kind in new[] { "Mutating", "Validating" })
            await plane.Api.CreateAsync(Configuration(kind));
        try
        {
            await Eventually.HoldsAsync(async () => (await TryAsync("ad-hook", null, dry: true)).ExitCode != 0);
            var report = await DeniedAsync("ad-hook");

            Assert.Equal("ICR803", report.Errors);
            Assert.Equal($"the API server can't call admission webhook \"{Portieris}\" (Portieris): service portieris in namespace portieris does not exist", (string?)report.Finding("ICR803")["message"]);
            var shown = await PasteAsync(report);
            Assert.Contains("image-admission-config", shown, StringComparison.Ordinal);
            await Eventually.HoldsAsync(async () => (await TryAsync("ad-hook", null, dry: true)).ExitCode == 0);
        }
        finally
        {
            foreach (var kind in new[] { "mutating", "validating" })
                await plane.Api.DeleteAsync($"/apis/admissionregistration.k8s.io/v1/{kind}webhookconfigurations/image-admission-config");
        }
    }

    /// <summary>For pods of this test alone: all others of the API server must not wait for it.</summary>
    private static JsonObject Configuration(string kind) => Json.Of(new
    {
        apiVersion = "admissionregistration.k8s.io/v1",
        kind = $"{kind}WebhookConfiguration",
        metadata = new { name = "image-admission-config" },
        webhooks = new[]
        {
            new
            {
                name = Portieris,
                admissionReviewVersions = new[] { "v1" },
                sideEffects = "None",
                failurePolicy = "Fail",
                objectSelector = new { matchLabels = new { test = "ad-hook" } },
                clientConfig = new { service = new { name = "portieris", @namespace = "portieris", path = "/admit" } },
                rules = new[] { new { apiGroups = new[] { "" }, apiVersions = new[] { "v1" }, operations = new[] { "CREATE" }, resources = new[] { "pods" } } },
            },
        },
    });

    private static Dictionary<string, string> Cpu(string value) => new() { ["limits.cpu"] = value };

    private async Task PrepareAsync(string @namespace)
    {
        await plane.CreateNamespaceAsync(@namespace, "key");
        await plane.Api.CreateAsync(Secrets.DockerRegistry(@namespace, "key", "us.icr.io", "a-key"));
    }

    /// <summary>Tries to create a pod, as a controller does, and has the controller say what came of it.</summary>
    private async Task<CheckReportJson> DeniedAsync(string @namespace, string? cpu = null)
    {
        var refused = await TryAsync(@namespace, cpu);
        Assert.Equal(1, refused.ExitCode);
        var words = refused.Stderr[refused.Stderr.IndexOf("\"STDIN\": ", StringComparison.Ordinal)..]["\"STDIN\": ".Length..].Trim();
        var replicas = await plane.Api.CreateAsync(Workloads.New("ReplicaSet", @namespace, "web", Image));
        await plane.Api.CreateAsync(Events.About(replicas, $"Error creating: {words}", "FailedCreate", component: "replicaset-controller"));
        return CheckReportJson.Of(await plane.Kubectl(@namespace: @namespace).IcrAsync("check", "-o", "json"));
    }

    private Task<Outcome> TryAsync(string @namespace, string? cpu, bool dry = false)
    {
        var pod = Pods.New(@namespace, "web-a", Image, labels: new Dictionary<string, string> { ["test"] = @namespace });
        if (cpu is not null) pod["spec"]!["containers"]![0]!["resources"] = Json.Of(new { limits = new { cpu } });
        return (plane.Kubectl(@namespace: @namespace) with { Stdin = pod.ToJsonString() }).RunAsync(["create", "-f", "-", .. dry ? ["--dry-run=server"] : Array.Empty<string>()]);
    }

    private async Task<string> PasteAsync(CheckReportJson report)
    {
        Assert.NotEmpty(report.Fixes);
        var shown = "";
        foreach (var fix in report.Fixes)
            shown += (await plane.Kubectl().OtherAsync("bash", "-o", "pipefail", "-c", fix)).Succeeded().Stdout;
        return shown;
    }
}

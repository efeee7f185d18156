namespace KubectlIcr.EndToEnd.InCluster;

/// <summary>
/// The CronJob of <c>docs/in-cluster</c>: the API server takes it, and what it would start is allowed and works. Kubernetes 1.20 has CronJobs as batch/v1beta1
/// only, with the same fields as batch/v1 since; what matters, the job, is validated as the batch/v1 that it is.
/// </summary>
public sealed class CronJobTests(InClusterWorld world) : IClassFixture<InClusterWorld>
{
    private static JsonObject CronJob => Yaml.Parse(File.ReadAllText(RoleManifest.PathOf("cronjob"))).Single();

    private static JsonNode Pod => CronJob["spec"]!["jobTemplate"]!["spec"]!["template"]!["spec"]!;

    [Fact]
    public async Task The_server_takes_it_with_every_field()
    {
        var older = CronJob;
        older["apiVersion"] = "batch/v1beta1";
        var job = Json.Of(new { apiVersion = "batch/v1", kind = "Job", metadata = new { name = "check", @namespace = "kubectl-icr" }, spec = CronJob["spec"]!["jobTemplate"]!["spec"] });

        Assert.Equal("batch/v1", (string?)CronJob["apiVersion"]);
        foreach (var thing in (JsonObject[])[older, job])
        {
            var stored = await world.Plane.Api.PostAsync($"{ResourcePath.OfCollection(thing)}?dryRun=All", thing);
            AssertKept(thing["spec"]!, stored["spec"]!, "spec");
        }
    }

    [Fact]
    public void Its_pod_meets_the_restricted_standard()
    {
        var (pod, container) = (Pod["securityContext"]!, Assert.Single(Pod["containers"]!.AsArray())!["securityContext"]!);

        Assert.True((bool)pod["runAsNonRoot"]!);
        Assert.Equal("RuntimeDefault", (string?)pod["seccompProfile"]!["type"]);
        Assert.False((bool)container["allowPrivilegeEscalation"]!);
        Assert.True((bool)container["readOnlyRootFilesystem"]!);
        Assert.Equal("""["ALL"]""", container["capabilities"]!["drop"]!.ToJsonString());
        Assert.Null(Pod["volumes"]);
    }

    [Fact]
    public async Task Its_command_runs_to_the_end_as_its_service_account()
    {
        var manifest = new RoleManifest(world.Plane, "rbac-check");
        await manifest.ApplyAsync();
        var arguments = Pod["containers"]![0]!["args"]!.AsArray().Select(word => (string)word!);

        var outcome = (await world.Plane.Kubectl().IcrAsync([.. arguments, $"--as={manifest.User}"])).Succeeded();

        Assert.EndsWith($":{Pod["serviceAccountName"]}", manifest.User, StringComparison.Ordinal);
        Assert.Contains("kubectl_icr_failing_containers{namespace=\"team-a\",cause=\"unauthorized\"} 8\n", outcome.Stdout, StringComparison.Ordinal);
        Assert.Contains("kubectl_icr_up{command=\"check\"} 1\n", outcome.Stdout, StringComparison.Ordinal);
    }

    /// <summary>A field that the server does not know is dropped without a word.</summary>
    private static void AssertKept(JsonNode wanted, JsonNode? stored, string path)
    {
        if (wanted is JsonObject fields)
            foreach (var (name, value) in fields)
                AssertKept(value!, stored?[name], $"{path}.{name}");
        else if (wanted is JsonArray items)
            for (var index = 0; index < items.Count; index++)
                AssertKept(items[index]!, stored?[index], $"{path}[{index}]");
        else
            Assert.True(stored?.ToJsonString() == wanted.ToJsonString(), $"{path} is {wanted.ToJsonString()}, and the server has {stored?.ToJsonString() ?? "nothing"}");
    }
}

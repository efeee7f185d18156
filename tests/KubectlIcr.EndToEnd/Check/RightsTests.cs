namespace KubectlIcr.EndToEnd.Check;

/// <summary>Users who may not read everything: what was not read is said, and never taken for absent.</summary>
[Collection(CheckCollection.Name)]
public sealed class RightsTests(ControlPlane plane)
{
    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";

    [Fact]
    public async Task A_user_who_may_not_read_secrets_is_told_so()
    {
        await PlantAsync("r-secrets");

        var outcome = await plane.Kubectl(plane.Reader, "r-secrets").IcrAsync("check", "pod/web", "-o", "json");
        var report = CheckReportJson.Of(outcome);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("ICR904", report.Errors);
        Assert.Contains("ICR302: secrets in namespace r-secrets: forbidden", report.Skipped);
        Assert.All(report.Pulls, pull => Assert.Null(pull["credentials"]));
    }

    [Fact]
    public async Task A_list_for_a_user_who_may_not_read_secrets()
    {
        await PlantAsync("r-list");

        var report = CheckReportJson.Of(await plane.Kubectl(plane.Reader, "r-list").IcrAsync("check", "-o", "json"));

        Assert.Equal("ICR904", report.Errors);
        Assert.Contains("ICR302: secrets in namespace r-list: forbidden", report.Skipped);
    }

    [Fact]
    public async Task Rights_in_one_namespace_are_enough()
    {
        await IbmCloud.EnsureAsync(plane);
        await PlantAsync("r-one");
        await plane.AllowAsync(plane.Dev, "r-one", Rbac.Rule("get list", "pods"), Rbac.Rule("get list", "events"), Rbac.Rule("get list", "secrets"), Rbac.Rule("get list", "serviceaccounts"));

        var outcome = await plane.Kubectl(plane.Dev, "r-one").IcrAsync("check", "pod/web", "-o", "json");
        var report = CheckReportJson.Of(outcome);

        Assert.Equal("ICR302", report.Errors);
        Assert.Equal("", outcome.Stderr);
        Assert.StartsWith("kubectl create secret docker-registry all-icr-io -n r-one ", Assert.Single(report.Fixes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_on_pods_alone_give_what_the_status_says()
    {
        await PlantAsync("r-pods");
        await plane.AllowAsync(plane.Dev, "r-pods", Rbac.Rule("get", "pods"));

        var report = CheckReportJson.Of(await plane.Kubectl(plane.Dev, "r-pods").IcrAsync("check", "pod/web", "-o", "json"));

        Assert.Equal("ICR904", report.Errors);
        Assert.Equal(["unauthorized"], report.Causes);
    }

    private async Task PlantAsync(string @namespace)
    {
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAsync(Pods.New(@namespace, "web", "us.icr.io/team/app:1.0", pullSecrets: ["all-icr-io"], status: PodStatus.Waiting("ErrImagePull", Anonymous)));
    }
}

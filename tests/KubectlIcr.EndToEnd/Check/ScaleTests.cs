namespace KubectlIcr.EndToEnd.Check;

/// <summary>More pods than one page of a list holds.</summary>
[Collection(CheckCollection.Name)]
public sealed class ScaleTests(ControlPlane plane)
{
    [Fact]
    public async Task Pods_of_several_pages_with_one_missing_secret_are_one_finding()
    {
        await plane.CreateNamespaceAsync("s-pages");
        await plane.Api.CreateAllAsync(Enumerable.Range(0, 1200).Select(index => Pods.New("s-pages", $"web-{index}", "us.icr.io/team/app:1.0", pullSecrets: ["all-icr-io"],
            status: index % 2 == 0 ? PodStatus.Waiting("ErrImagePull", "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized") : PodStatus.Running())));

        var report = CheckReportJson.Of(await plane.Kubectl(@namespace: "s-pages").IcrAsync("check", "-o", "json"));

        Assert.Equal("ICR302", report.Errors);
        Assert.Equal(600, report.Findings.First()["subjects"]!.AsArray().Count);
        Assert.Equal(1200, (int)report.Root["summary"]!["pods"]!);
        Assert.Single(report.Fixes);
        await plane.DeleteNamespaceAsync("s-pages");
    }
}

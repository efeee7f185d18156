namespace KubectlIcr.EndToEnd.Check;

/// <summary>The published binary, called by real kubectl on a real API server, finds each planted cause, and nothing where nothing is wrong.</summary>
[Collection(CheckCollection.Name)]
public sealed class PlantedFailuresTests(ControlPlane plane)
{
    public static TheoryData<string> Names => [.. PlantedFailures.All.Select(planted => planted.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_planted_cause_is_found(string name)
    {
        var planted = PlantedFailures.All.Single(one => one.Name == name);
        await PlantedCluster.EnsureAsync(plane);

        var outcome = await plane.Kubectl().IcrAsync("check", planted.Target, "-n", name, "-o", "json");
        var report = CheckReportJson.Of(outcome);

        Assert.Equal(planted.Errors, report.Errors);
        Assert.Equal(planted.Cause is null ? [] : [planted.Cause], report.Causes.Distinct());
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Stderr);
    }

    [Fact]
    public async Task One_check_of_the_whole_cluster_finds_them_all()
    {
        await PlantedCluster.EnsureAsync(plane);

        var report = CheckReportJson.Of(await plane.Kubectl().IcrAsync("check", "-A", "-o", "json"));

        foreach (var planted in PlantedFailures.All.Where(one => one.Cause is not null))
            Assert.Equal(planted.Errors.Split(' '), ErrorsOf(report, planted.Name));
    }

    /// <summary>The error findings that name a namespace.</summary>
    private static IEnumerable<string> ErrorsOf(CheckReportJson report, string @namespace) => report.Findings
        .Where(finding => (string?)finding["severity"] == "error" && finding["subjects"]!.AsArray().Any(subject => (string?)subject!["namespace"] == @namespace))
        .Select(finding => (string)finding["id"]!)
        .Order(StringComparer.Ordinal);
}

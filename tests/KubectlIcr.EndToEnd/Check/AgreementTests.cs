namespace KubectlIcr.EndToEnd.Check;

/// <summary>A pod gets the same cause and the same commands whichever question led to it.</summary>
[Collection(CheckCollection.Name)]
public sealed class AgreementTests(ControlPlane plane)
{
    [Fact]
    public async Task Of_one_pod_its_namespace_and_the_whole_cluster()
    {
        await PlantedCluster.EnsureAsync(plane);
        var everywhere = await CheckAsync("-A");
        var differences = new List<string>();
        foreach (var planted in PlantedFailures.All)
        {
            var alone = await CheckAsync(planted.Target, "-n", planted.Name);
            Assert.Equal(planted.Errors, alone.Errors);
            Assert.Equal(planted.Cause is null ? [] : [planted.Cause], CausesIn(alone, planted));
            var inNamespace = planted.Cause is null ? null : await CheckAsync("-n", planted.Name); // a list has pods only
            foreach (var (question, other) in new (string, CheckReportJson?)[] { ("-n", inNamespace), ("-A", planted.Cause is null ? null : everywhere) })
                if (other is not null) differences.AddRange(Compare(planted, alone, other).Select(difference => $"{planted.Name} {question}: {difference}"));
        }

        Assert.Empty(differences);
    }

    private static IEnumerable<string> Compare(Planted planted, CheckReportJson alone, CheckReportJson wide)
    {
        if (!CausesIn(alone, planted).SequenceEqual(CausesIn(wide, planted))) yield return $"causes {string.Join(' ', CausesIn(wide, planted))}";
        var (mine, theirs) = (ErrorsIn(alone, planted), ErrorsIn(wide, planted));
        if (!mine.Select(Title).SequenceEqual(theirs.Select(Title))) yield return $"findings {string.Join("; ", theirs.Select(Title))} instead of {string.Join("; ", mine.Select(Title))}";
        else
            foreach (var (one, other) in mine.Zip(theirs))
            {
                // A finding of many pods has the commands for each of them.
                var shared = other["subjects"]!.AsArray().Any(subject => (string?)subject!["namespace"] != planted.Name);
                var (expected, got) = (Commands(one), shared ? Commands(other).Intersect(Commands(one)).ToArray() : Commands(other));
                if (!expected.SequenceEqual(got)) yield return $"{Title(one)}\n  alone: {string.Join("\n         ", expected)}\n  wide:  {string.Join("\n         ", Commands(other))}";
            }
    }

    private static string?[] CausesIn(CheckReportJson report, Planted planted) =>
        [.. report.Pulls.Where(pull => (string?)pull["namespace"] == planted.Name && pull["cause"] is not null).Select(pull => (string?)pull["cause"]).Distinct()];

    private static JsonNode[] ErrorsIn(CheckReportJson report, Planted planted) =>
        [.. report.Findings
            .Where(finding => (string?)finding["severity"] == "error" && finding["subjects"]!.AsArray().Any(subject => (string?)subject!["namespace"] == planted.Name))
            .OrderBy(Title, StringComparer.Ordinal)];

    private static string Title(JsonNode finding) => $"{finding["id"]} {finding["certainty"]} {finding["message"]}";

    private static string[] Commands(JsonNode finding) => [.. finding["fixes"]!.AsArray().Select(fix => (string)fix!["run"]!)];

    private async Task<CheckReportJson> CheckAsync(params string[] question) => CheckReportJson.Of(await plane.Kubectl().IcrAsync(["check", .. question, "-o", "json", "--registry", "none"]));
}

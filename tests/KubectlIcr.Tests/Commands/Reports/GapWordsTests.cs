using KubectlIcr.Commands.Reports;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Commands.Reports;

public class GapWordsTests
{
    [Fact]
    public void One_warning_for_all_that_has_one_reason() => Assert.Equal(
        [
            "warning: less is known: could not read secrets in namespaces a, b, c and 1 more: forbidden. Ask a cluster administrator for the permission to list them",
            "warning: less is known: could not read deployments and jobs: timed out. Run the command again",
        ],
        Warnings([.. "abcd".Select(name => new GapReport("secrets", $"{name}", "forbidden")), new("deployments", null, "timed out"), new("jobs", null, "timed out")]));

    [Fact]
    public void What_was_not_saved_comes_with_the_command_that_saves_it() => Assert.Equal(
        [
            "warning: less is known: the saved objects contain no events in namespace a. To include any, run kubectl get events -n a -o yaml > events-a.yaml and add --from events-a.yaml",
            "warning: less is known: the saved objects contain no nodes. To include any, run kubectl get nodes -o yaml > nodes.yaml and add --from nodes.yaml",
            "warning: less is known: the saved objects contain no jobs in namespaces a and b. To include any, run kubectl get jobs -A -o yaml > jobs-all.yaml and add --from jobs-all.yaml",
        ],
        new[] { Lacking(("events", "a")), Lacking(("nodes", null)), Lacking(("jobs", "a"), ("jobs", "b")) }.SelectMany(Warnings));

    [Fact]
    public void Each_consequence_is_a_warning_of_its_own() => Assert.Equal(
        ["warning: worse a: the saved objects contain no events in namespace a. To include any, run kubectl get events -n a -o yaml > events-a.yaml and add --from events-a.yaml", "warning: worse b: the saved objects contain no events in namespace b. To include any, run kubectl get events -n b -o yaml > events-b.yaml and add --from events-b.yaml"],
        GapWords.Warnings(Lacking(("events", "a"), ("events", "b")), (_, @namespace) => $"worse {@namespace}"));

    private static IEnumerable<string> Warnings(IReadOnlyList<GapReport> gaps) => GapWords.Warnings(gaps, (_, _) => "less is known");

    private static IReadOnlyList<GapReport> Lacking(params (string Kind, string? Namespace)[] lacking) => [.. lacking.Select(one => new GapReport(one.Kind, one.Namespace, GapReason.NotSaved))];
}

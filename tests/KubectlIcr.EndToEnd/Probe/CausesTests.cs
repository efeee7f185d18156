using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>The published binary finds each cause of IBM's page, offers its fix, and names no cause that the evidence rules out.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class CausesTests(ControlPlane plane, RegistryWorld world)
{
    public static TheoryData<string> Names => [.. Causes.All.Select(cause => cause.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_one_right_finding_with_its_fix(string name)
    {
        var cause = Causes.All.Single(one => one.Name == name);
        await IbmCloud.EnsureAsync(plane);
        if (!await plane.Api.ExistsAsync($"/api/v1/nodes/{Causes.Node}")) await plane.Api.CreateAsync(Nodes.New(Causes.Node, "s390x"));

        var report = await cause.CheckAsync(plane, world);

        Assert.Equal(cause.Error, report.Errors);
        Assert.StartsWith(cause.Fix.Replace("%", name, StringComparison.Ordinal), report.Fixes.First(), StringComparison.Ordinal);
        var finding = report.Text(cause.Error);
        Assert.All(cause.Says, words => Assert.Contains(words, finding, StringComparison.Ordinal));
        Assert.All(cause.RulesOut, words => Assert.DoesNotContain(words, finding, StringComparison.Ordinal));
    }
}

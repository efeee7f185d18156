namespace KubectlIcr.EndToEnd.Node;

/// <summary><c>check --fix</c> on a real node until the pod pulls, <c>undo</c>, and the same finding again.</summary>
[Collection(NodeCollection.Name)]
public sealed class RoundTests(RealNode node)
{
    public static TheoryData<string> All => [.. Courses.Rounds];

    [NodeTheory]
    [MemberData(nameof(All))]
    public async Task From_a_finding_to_a_pod_that_pulls_and_back(string name)
    {
        var courses = Courses.On(node);

        var round = await courses.RoundOf(name);

        round.Mended.Succeeded();
        round.Undone.Succeeded();
        Assert.Equal(("", courses[name].Cause.Error), (round.After, round.Again));
    }
}

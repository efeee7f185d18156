namespace KubectlIcr.EndToEnd.Completion;

/// <summary>kubectl's own completion asks <c>kubectl_complete-icr</c>, which answers from a real cluster.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class KubectlCompletionTests(ControlPlane plane)
{
    [Theory]
    [InlineData(false, "check po", "pod/ :6")]
    [InlineData(true, "check po", "pod/ :6")]
    [InlineData(false, "check web", "web-1 web-2 :4")]
    [InlineData(true, "check web", "web-1 web-2 :4")]
    [InlineData(true, "check pod/web-1 po/w", "po/web-1 po/web-2 :4")]
    [InlineData(false, "check deploy ", "shop :4")]
    [InlineData(true, "check statefulset/", "statefulset/ledger :4")]
    [InlineData(false, "check -n kube-sys", "kube-system :4")]
    [InlineData(true, "check --namespace=kube-sys", "kube-system :4")]
    [InlineData(true, "check -n kube-system w", ":4")]
    [InlineData(false, "check --context ", "icr-test :4")]
    [InlineData(true, "check -f ", ":0")]
    [InlineData(true, "explain quota", "quota-exceeded :4")]
    public async Task Both_kubectls_give_our_answers(bool newer, string line, string expected)
    {
        using var scene = await CompletionScene.SetAsync(plane);

        var kubectl = await scene.CompletingAsync(newer);

        await Eventually.GivesAsync(expected, async () => Choices(await kubectl.RunAsync(["__complete", "icr", .. line.Split(' ')])));
    }

    private static string Choices(Outcome outcome) =>
        string.Join(' ', outcome.Succeeded().Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(choice => choice.Split('\t')[0]));

    [Theory]
    [InlineData("check web", ":4\n")]
    [InlineData("check pod/", ":4\n")]
    [InlineData("check -n ", ":4\n")]
    [InlineData("check deplo", "deployment/\n:6\n")]
    public async Task Who_may_read_nothing_is_offered_nothing_and_told_nothing(string line, string expected)
    {
        using var scene = await CompletionScene.SetAsync(plane, plane.Dev);

        var outcome = await scene.Kubectl.IcrAsync(["__complete", .. line.Split(' ')]);

        Assert.Equal((0, expected, ""), (outcome.ExitCode, outcome.Stdout, outcome.Stderr));
    }
}

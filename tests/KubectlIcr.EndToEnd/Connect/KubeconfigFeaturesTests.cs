using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>Gives each row of <see cref="KubeconfigFeatures"/> to kubectl and to us, against the same servers.</summary>
public sealed partial class KubeconfigFeaturesTests(ConnectWorld world) : IClassFixture<ConnectWorld>
{
    public static TheoryData<KubeconfigFeature> Rows => [.. KubeconfigFeatures.All];

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public async Task We_do_what_kubectl_does(KubeconfigFeature feature)
    {
        AssertIs(feature.Kubectl, await RunAsync(feature, feature.IsNewer ? await NewerKubectl.FindAsync() : "kubectl", "get", "pod", "x"), feature);

        var ours = await RunAsync(feature, "kubectl", "icr", "check", "pod/x", "-v=9");
        AssertIs(feature.Ours ?? feature.Kubectl, ours, feature);
        Assert.Equal(2, ours.Outcome.ExitCode);
        Assert.DoesNotMatch(Secrets(), ours.Outcome.Stderr);
    }

    [Fact]
    public void What_differs_says_why() =>
        Assert.All(KubeconfigFeatures.All, feature => Assert.Equal(feature.Ours is not null && IsSeen(feature.Ours) | IsSeen(feature.Kubectl), feature.Why is not null));

    private static bool IsSeen(string expected) => expected.StartsWith("GET ", StringComparison.Ordinal);

    private static void AssertIs(string expected, (string? Seen, Outcome Outcome) actual, KubeconfigFeature feature)
    {
        if (IsSeen(expected) && actual.Seen is null) Assert.Fail($"{feature.Name}: no request\n{actual.Outcome}");
        if (IsSeen(expected)) Assert.Equal(expected, actual.Seen);
        else Assert.Null(actual.Seen);
        Assert.Matches(IsSeen(expected) ? "\\(NotFound\\): pods \"x\" not found" : expected, actual.Outcome.Stderr);
    }

    private async Task<(string? Seen, Outcome Outcome)> RunAsync(KubeconfigFeature feature, string program, params string[] arguments)
    {
        world.Forget();
        foreach (var server in world.Servers) server.Refused = feature.Refused;
        using var scene = new FeatureScene(feature, world);
        var outcome = await scene.RunAsync(program, arguments);
        return (scene.Seen(), outcome);
    }

    /// <summary>All that the table's kubeconfigs keep secret, and its basic authorization.</summary>
    [GeneratedRegex("t0ken|pa55word|cGE1NXdvcmQ|PRIVATE KEY|refresh-\\d|h\\.ey")]
    private static partial Regex Secrets();
}

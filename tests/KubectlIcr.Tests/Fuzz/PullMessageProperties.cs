using CsCheck;
using KubectlIcr.Kubelet;
using KubectlIcr.Tests.Kubelet;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>The texts of failed pulls.</summary>
public sealed class PullMessageProperties
{
    /// <summary>Errors of runtimes, without the kubelet's words; not what kubelets say themselves, nor whole pastes.</summary>
    private static readonly KnownMessage[] Bare =
        [.. CaseTable.All.Where(one => one.Runtime != "kubelet" && !one.Text.Contains("kubelet", StringComparison.Ordinal) && PullMessage.Read(one.Text).Error is var error && error.Length > 0 && !error.StartsWith('['))];

    private static readonly Gen<string> Wrapping = Gen.OneOf(
        "Failed to pull image \"IMAGE\": TEXT", "Failed to pull image \"IMAGE\": rpc error: code = Unknown desc = TEXT", "Back-off pulling image \"IMAGE\": ErrImagePull: TEXT", "Error: ErrImagePull: TEXT", "ErrImagePull: TEXT",
        "ImagePullBackOff: TEXT", "spec.containers{api}: TEXT", "  Warning  Failed  12s (x4 over 98s)  kubelet  Failed to pull image \"IMAGE\": TEXT", "TEXT\n", "  TEXT", "Back-off pulling image \"IMAGE\": ErrImagePull: rpc error: code = Unknown desc = TEXT");

    [Fact]
    public void Any_wrapping_leaves_the_cause() => Property.Holds(Gen.Select(Gen.OneOf(Bare), Wrapping), pair =>
    {
        var (one, wrapping) = pair;
        var bare = PullMessage.Read(one.Text).Error;
        var wrapped = wrapping.Replace("IMAGE", one.Image, StringComparison.Ordinal).Replace("TEXT", bare, StringComparison.Ordinal);
        Assert.Equal(Causes($"Failed to pull image \"{one.Image}\": {bare}"), Causes(wrapped));
    }, samples: 1000);

    [Fact]
    public void The_images_name_does_not_decide() => Property.Holds(Gen.Select(Gen.OneOf(Bare), Names.Path, Gen.OneOf("unauthorized", "not-found", "manifest-unknown", "x509", "timeout", "429", "403")), all =>
    {
        var (one, path, word) = all;
        var bare = PullMessage.Read(one.Text).Error;
        if (bare.Contains(one.Image, StringComparison.Ordinal)) return;
        var registry = one.Image.Split('/')[0];
        Assert.Equal(Causes($"Failed to pull image \"{registry}/{path}/a:1\": {bare}"), Causes($"Failed to pull image \"{registry}/{path}/{word}:{word}\": {bare}"));
    }, samples: 1000);

    [Fact]
    public void Whatever_the_text_there_is_an_answer() => Property.Holds(Mutated.Of(Gen.Select(Gen.OneOf(Bare), Wrapping, Gen.OneOf(Bare)).Select((one, wrapping, other) => wrapping.Replace("TEXT", $"[{one.Text}, {other.Text}]", StringComparison.Ordinal))), text =>
    {
        var failure = PullError.Classify(text, "us.icr.io");
        Assert.Equal(text, failure.Text);
        Assert.InRange(failure.Summary.Length, 0, 400);
        Assert.DoesNotContain(failure.Summary, char.IsControl);
        Assert.True(failure.Candidates.Count == 0 || failure.Candidates[0] == failure.Cause);
    });

    private static string Causes(string text) => KnownMessage.CausesOf(PullError.Classify(text));
}

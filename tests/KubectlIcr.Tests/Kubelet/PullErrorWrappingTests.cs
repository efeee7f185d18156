using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>A message means the same in whatever the runtime, the kubelet and the log wrap around it.</summary>
public sealed class PullErrorWrappingTests
{
    private const string Image = "IMAGE";

    /// <summary>TEXT is the error, IMAGE the image.</summary>
    public static TheoryData<string> Wrappings =>
    [
        "rpc error: code = Unknown desc = TEXT",
        "rpc error: code = NotFound desc = TEXT",
        "rpc error: code = Canceled desc = TEXT",
        "failed to pull and unpack image \"IMAGE\": TEXT",
        "rpc error: code = Unknown desc = failed to pull and unpack image \"IMAGE\": TEXT",
        "unable to pull image or OCI artifact: pull image err: TEXT; artifact err: provided artifact is a container image",
        "rpc error: code = Unknown desc = Error response from daemon: TEXT",
        "Error response from daemon: TEXT",
        "Failed to pull image \"IMAGE\": TEXT",
        "Failed to pull image \"IMAGE\": rpc error: code = Unknown desc = TEXT",
        "Failed to\npull image \"IMAGE\": TEXT",
        "Back-off pulling image \"IMAGE\": ErrImagePull: TEXT",
        "Back-off pulling image \"IMAGE\": ErrImagePull: rpc error: code = Unknown desc = TEXT",
        "Error: ErrImagePull: TEXT",
        "ErrImagePull: TEXT",
        "ImagePullBackOff: Back-off pulling image \"IMAGE\": ErrImagePull: TEXT",
        "  Warning  Failed     12s (x4 over 98s)   kubelet            Failed to pull image \"IMAGE\": TEXT",
        "Warning  Failed     12s (x4 over 98s)   kubelet            spec.containers{api}: Failed to pull image \"IMAGE\": rpc error: code = Unknown desc = TEXT",
    ];

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Finds_the_same_cause_in_the_wrapping(string wrapping) => CaseFiles.AssertNone(CaseTable.All
        .Where(one => Bare(one).Length > 0 && !(one.Cause == "other" && wrapping.Contains("NotFound", StringComparison.Ordinal)))
        .Select(one => (One: one, Text: wrapping.Replace(Image, one.Image, StringComparison.Ordinal).Replace("TEXT", Bare(one), StringComparison.Ordinal)))
        .Where(one => KnownMessage.CausesOf(PullError.Classify(one.Text)) != one.One.Causes)
        .Select(one => $"expected {one.One.Causes}\nactual   {KnownMessage.CausesOf(PullError.Classify(one.Text))}\n  {one.Text}"));

    /// <summary>The runtime's error, out of what the table's message has around it; empty for the kubelet's own words and for whole pastes, which nothing wraps.</summary>
    private static string Bare(KnownMessage one)
    {
        var error = PullMessage.Read(one.Text).Error;
        return one.Runtime == "kubelet" || one.Text.Contains("kubelet", StringComparison.Ordinal) || error.StartsWith('[') ? ""
            : Array.Find(Prefixes, prefix => error.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? error[found.Length..] : error;
    }

    private static readonly string[] Prefixes = ["rpc error: code = Unknown desc = Error response from daemon: ", "rpc error: code = Unknown desc = ", "rpc error: code = NotFound desc = "];
}

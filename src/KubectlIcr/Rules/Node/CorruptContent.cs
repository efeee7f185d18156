using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR703: what arrived is not what the image's digests promise.</summary>
internal sealed partial class CorruptContent : MessageRule
{
    public override string Id => "ICR703";

    public override string Title => "The image arrives damaged or incomplete";

    public override IReadOnlyList<PullCause> Explains => [PullCause.CorruptContent];

    public override string Cause =>
        "A layer or manifest that the node received does not match its size or digest, can't be unpacked, or is missing from the registry. Either a push did not "
        + "finish, the registry lost a blob, or a proxy or mirror in the network path changed or truncated the content.";

    public override string Remedy =>
        "Pull the image from another machine. If that fails too, build and push the image again. If it works, check the node: its proxy, its mirrors and its "
        + "disk.";

    public override string WhenToIgnore => "When the next attempt succeeds: the kubelet repeats an interrupted transfer.";

    protected override string Message(Pull pull, PullFailure failure) => failure.Detail == PullDetail.MissingPart
        ? $"{Network.Host(pull, failure)} does not have a part of {pull.Use.Image} that its manifest lists{Digest(failure)}"
        : $"the content of {pull.Use.Image} that the node gets from {Network.Host(pull, failure)} is damaged or incomplete";

    private static string Digest(PullFailure failure) => Part().Matches(failure.Text).LastOrDefault() is { } match ? $": {match.Groups["digest"].Value}" : "";

    [GeneratedRegex(@"(?:/blobs/|/manifests/|descriptor\s{1,8}|blob |reading manifest )(?<digest>sha256:[0-9a-f]{6,64})")]
    private static partial Regex Part();

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Fix.Show($"docker pull {Shell.Quote(pull.Use.Image)}", "pull the image on a machine that does not have it: if this fails too, push the image again"),
        Network.ConnectFromNode(pull, failure, facts, $"check the response headers for signs that a proxy or mirror responds instead of {Network.Host(pull, failure)}"),
    ];
}

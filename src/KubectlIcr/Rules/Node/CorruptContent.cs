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
        "A layer or manifest that the node received does not match its size or digest, can't be unpacked, or is missing at the registry. "
        + "Either a push was not finished, the registry lost a blob, or a proxy or mirror between changed or cut the content.";

    public override string Remedy =>
        "Pull the image from another machine. If it fails there too, build and push it again. "
        + "If it is whole there, look at the node: its proxy, its mirrors, and its disk.";

    public override string WhenFine => "A transfer that was cut off once is repeated by the kubelet.";

    protected override string Message(Pull pull, PullFailure failure) => failure.Detail == PullDetail.MissingPart
        ? $"{Network.Host(pull, failure)} lacks a part of {pull.Use.Image} that the image lists{Digest(failure)}"
        : $"what the node gets of {pull.Use.Image} from {Network.Host(pull, failure)} is damaged or incomplete";

    private static string Digest(PullFailure failure) => Part().Matches(failure.Text).LastOrDefault() is { } match ? $": {match.Groups["digest"].Value}" : "";

    [GeneratedRegex(@"(?:/blobs/|/manifests/|descriptor\s{1,8}|blob |reading manifest )(?<digest>sha256:[0-9a-f]{6,64})")]
    private static partial Regex Part();

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        new Fix($"docker pull {Shell.Quote(pull.Use.Image)}", "on a machine that does not have the image: if it fails too, push the image again"),
        Network.ConnectFromNode(pull, failure, facts, "shows from the headers whether a proxy or mirror answers the node"),
    ];
}

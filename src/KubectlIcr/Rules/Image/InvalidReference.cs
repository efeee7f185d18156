using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR101: the image reference can't be parsed.</summary>
internal sealed class InvalidReference : PullRule
{
    public override string Id => "ICR101";

    public override Severity Severity => Severity.Error;

    public override string Title => "The image reference is invalid";

    public override IReadOnlyList<PullCause> Explains => [PullCause.InvalidReference];

    public override string Cause =>
        "The kubelet can't parse the image as [HOST/]REPOSITORY[:TAG][@DIGEST], so it never contacts the registry. Common mistakes are uppercase "
        + "letters in the repository, a colon without a tag, whitespace, a scheme such as https:// in front, and a shortened digest as printed by the ibmcloud "
        + "command.";

    public override string Remedy => "Correct the image reference where it is set, usually in the pod template.";

    public override string WhenToIgnore => "Never: such a pod can't start.";

    public override bool AppliesTo(Pull pull) =>
        (pull.ImageError is not null || pull.Failure?.Cause == PullCause.InvalidReference) && !pull.IsSandbox() && pull.CreateFailure is null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var raw = pull.Use.Image;
        var message = IsShortName(pull) ? $"\"{raw}\" contains no registry host, and the node has no default one"
            : $"\"{raw}\" is not a valid image reference{(Fault(raw) is { } fault ? $": {fault}" : "")}";
        yield return Found(pull, message, Certainty.Certain, [CommonEvidence.Text(pull) ?? new Evidence("pod", pull.ImageError ?? $"image: {raw}")], FixesOf(pull, raw, facts));
    }

    /// <summary>CRI-O refuses names without a host unless it knows an alias; the reference itself is right.</summary>
    private static bool IsShortName(Pull pull) =>
        pull.ImageError is null && pull.Failure is { } failure
        && (failure.Text.Contains("short-name", StringComparison.Ordinal) || failure.Text.Contains("short name", StringComparison.Ordinal));

    private static IEnumerable<Fix> FixesOf(Pull pull, string raw, ClusterFacts facts) =>
        IsShortName(pull) ? [RegionCommands.FindImage, ImageFixes.Set(pull, $"REGION.icr.io/NAMESPACE/{raw}", "add the registry's host, and its namespace if the image is on Container Registry")]
        : Suggestion(raw) is not { } valid || valid == raw ? [ImageFixes.Set(pull, "IMAGE", "replace IMAGE with a valid reference")]
        : [.. SecretFor(pull.At(valid), facts), ImageFixes.Set(pull, valid, "use the closest valid reference")];

    /// <summary>With the reference alone such a pod would be refused next.</summary>
    private static IEnumerable<Fix> SecretFor(Pull valid, ClusterFacts facts) =>
        valid.IsAnonymous() && valid.IsPrivateIcrImage() && ReusableSecret.For(valid) is not null ? SecretProvisioning.WithoutRestart(valid, facts) : [];

    private static string? Fault(string raw) => raw switch
    {
        _ when raw.Contains("://", StringComparison.Ordinal) => "a reference must not have a scheme",
        _ when raw.Any(char.IsWhiteSpace) => "it contains whitespace",
        _ when raw.EndsWith(':') => "the tag after the colon is missing",
        _ when raw.Contains("@sha256:", StringComparison.Ordinal) && Digest(raw).Length != 64 => "a sha256 digest has 64 hexadecimal digits",
        _ when raw.Any(char.IsAsciiLetterUpper) => "the repository must be lowercase",
        _ => null,
    };

    private static string Digest(string raw) => raw[(raw.IndexOf("@sha256:", StringComparison.Ordinal) + "@sha256:".Length)..];

    /// <summary>The reference without its usual faults, if that makes it valid; null otherwise.</summary>
    private static string? Suggestion(string raw)
    {
        var trimmed = raw.Trim().TrimEnd(':');
        var bare = trimmed[(trimmed.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0)..];
        var slash = bare.LastIndexOf('/');
        var tag = bare.IndexOf(':', slash + 1);
        var lower = tag < 0 ? bare.ToLowerInvariant() : bare[..tag].ToLowerInvariant() + bare[tag..];
        return ImageReference.TryParse(lower, out _, out _) ? lower : null;
    }
}

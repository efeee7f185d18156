using System.Text.RegularExpressions;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Makes of image streams and builds what a pod is elsewhere: something that pulls images, each with how far it came.</summary>
internal static partial class OpenShiftPulls
{
    /// <summary>One container a tag that is imported from a registry.</summary>
    public static Pod Of(ImageStreamWire wire) => Of(ResourceType.ImageStream, wire) with
    {
        Containers = [.. (wire.Spec?.Tags ?? []).Select(tag => Import(tag, wire.Status)).OfType<Container>()],
    };

    /// <summary>One container: the image that the build begins with, or the one that its log tells of. None where neither is known.</summary>
    public static Pod Of(BuildWire wire) => Of(ResourceType.Build, wire) with
    {
        ServiceAccountName = wire.Spec?.ServiceAccount is { Length: > 0 } account ? account : "builder",
        ImagePullSecrets = wire.Spec?.Strategy?.Any?.PullSecret?.Name is { Length: > 0 } secret ? [secret] : [],
        Containers = Image(wire) is { } image ? [new Container { Name = "image", Image = image, List = "build", State = StateOf(wire.Status) }] : [],
    };

    private static Pod Of(ResourceType type, ObjectWire wire) => new()
    {
        Kind = type.Kind,
        Namespace = wire.Metadata.NamespaceOrDefault,
        Name = wire.Metadata.Name ?? "",
        Owner = Owners.Of(wire.Metadata) ?? $"{type.Kind}/{wire.Metadata.Name}",
        CreatedAt = wire.Metadata.CreationTimestamp,
        IsOnOpenShift = true,
    };

    private static Container? Import(ImageStreamTagWire? tag, ImageStreamStatusWire? status)
    {
        if (tag is not { Name: { Length: > 0 } name, From: { Kind: "DockerImage", Name: { Length: > 0 } image } })
            return null;
        var failed = status?.Tags?.Find(one => one?.Tag == name)?.Conditions?.Find(one => one is { Type: "ImportSuccess", Status: "False" });
        return new Container { Name = name, Image = image, List = "tags", State = failed is null ? Done : new ContainerState("waiting", "ErrImagePull", failed.Message) };
    }

    private static readonly ContainerState Done = new("terminated", "Completed", null);

    private static ContainerState? StateOf(BuildStatusWire? status) => status switch
    {
        { Phase: "New" or "Pending" or "Running" } or null => null,
        { Phase: "Failed", Reason: "PullBuilderImageFailed" } or { Phase: "Failed", LogSnippet: { } } when IsPull(status) => new("waiting", "ErrImagePull", LastError(status.LogSnippet)),
        _ => Done,
    };

    /// <summary>Of the reasons only the first is about nothing but pulls; of the others the log tells.</summary>
    private static bool IsPull(BuildStatusWire status) =>
        status.Reason == "PullBuilderImageFailed" || (status.Reason is "FetchImageContentFailed" or "GenericBuildFailed" or "DockerBuildFailed" && AboutPull().IsMatch(status.LogSnippet ?? ""));

    private static string? LastError(string? log) =>
        (log ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines ? Array.FindLast(lines, line => line.StartsWith("error:", StringComparison.OrdinalIgnoreCase)) ?? lines[^1] : null;

    private static string? Image(BuildWire wire) =>
        Pulled().Match(wire.Status?.LogSnippet ?? "") is { Success: true } told ? told.Groups["image"].Value
        : wire.Spec?.Strategy?.Any?.From is { Kind: "DockerImage", Name: { Length: > 0 } image } ? image
        : null;

    [GeneratedRegex(@"docker://(?<image>[^\s:/]{1,255}(:\d{1,5})?/[^\s:@""]{1,255}(:[\w.-]{1,128})?(@sha256:[0-9a-f]{64})?)")]
    private static partial Regex Pulled();

    [GeneratedRegex("pull image|pulling image|docker://|reading manifest|initializing source", RegexOptions.IgnoreCase)]
    private static partial Regex AboutPull();
}

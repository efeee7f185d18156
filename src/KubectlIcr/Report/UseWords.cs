namespace KubectlIcr.Report;

/// <summary>What an object needs an image for, in words: a pod for a container or volume, an image stream for a tag. A build needs it for itself.</summary>
internal static class UseWords
{
    private const string ImageStream = "ImageStream", Build = "Build", BuildConfig = "BuildConfig";

    /// <summary>E.g. <c>container main</c>, <c>volume data</c> or <c>tag 1.0</c>; null for a build, and where the whole object is meant.</summary>
    public static string? Of(string kind, string? container, string? volume) => (kind, container, volume) switch
    {
        (Build or BuildConfig, _, _) => null,
        (ImageStream, { } tag, _) => $"tag {tag}",
        (_, { } name, _) => $"container {name}",
        (_, _, { } name) => $"volume {name}",
        _ => null,
    };

    /// <summary>What uses are counted as: images where some are OpenShift's imports or builds, which have no containers.</summary>
    public static string Noun(IEnumerable<string> kinds) => kinds.Any(kind => kind is ImageStream or Build or BuildConfig) ? "image" : "container";
}

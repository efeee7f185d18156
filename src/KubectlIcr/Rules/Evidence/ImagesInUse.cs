using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Rules;

/// <summary>What the images that this cluster runs tell about one that it can't pull.</summary>
internal static class ImagesInUse
{
    /// <summary>The same repository under another domain of ICR, with the same tag first; null when nothing runs it.</summary>
    public static ImageReference? UnderAnotherDomain(Pull pull) =>
        pull.Image is { } image
            ? pull.Running[image.Repository]
                .Where(used => used.Registry != image.Registry && IcrDomain.IsIcr(used.Registry))
                .OrderByDescending(used => used.Tag == image.Tag)
                .FirstOrDefault()
            : null;

    /// <summary>Another tag of the same repository; null when none runs.</summary>
    public static string? AnotherTag(Pull pull) =>
        pull.Image is { } image
            ? pull.Running[image.Repository]
                .Where(used => used.Registry == image.Registry && used.Tag != image.Tag)
                .Select(used => used.Tag)
                .FirstOrDefault(tag => tag is not null)
            : null;
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>The images that containers of this cluster run right now: proof that they exist under these names.</summary>
internal static class ImagesInUse
{
    public static IEnumerable<ImageReference> Of(ClusterFacts facts)
    {
        foreach (var pod in facts.Pods.Concat(facts.OtherPods))
        {
            foreach (var container in pod.Containers.Where(container => container.State?.Phase == "running"))
            {
                if (ImageReference.TryParse(container.Image, out var image, out _))
                    yield return image;
            }
        }
    }

    /// <summary>The same repository under another domain of ICR, with the same tag first; null when nothing runs it.</summary>
    public static ImageReference? UnderAnotherDomain(ImageReference image, ClusterFacts facts) =>
        Of(facts).Where(used => used.Repository == image.Repository && used.Registry != image.Registry && Registry.IcrDomain.IsIcr(used.Registry))
            .OrderByDescending(used => used.Tag == image.Tag)
            .FirstOrDefault();
}

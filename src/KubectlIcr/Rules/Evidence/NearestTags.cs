using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>The tags that exist and look most like the one that does not.</summary>
internal static class NearestTags
{
    private const int Few = 3;

    /// <summary>At most three, the likeliest first; empty where the image names a digest, or the tags are not known.</summary>
    public static IReadOnlyList<string> Of(Pull pull) =>
        pull is { Image: { Digest: null, Tag: { } wanted }, RegistryCheck.Tags: { } tags } ? Of(wanted, tags) : [];

    /// <summary>By the number of edits, then the longest common beginning, then the later of two versions.</summary>
    public static IReadOnlyList<string> Of(string wanted, IReadOnlyList<string> tags) =>
        [.. tags
            .OrderBy(tag => Spelling.Distance(wanted.ToLowerInvariant(), tag.ToLowerInvariant()))
            .ThenByDescending(tag => wanted.Zip(tag).TakeWhile(pair => pair.First == pair.Second).Count())
            .ThenByDescending(tag => tag, StringComparer.Ordinal)
            .Take(Few)];
}

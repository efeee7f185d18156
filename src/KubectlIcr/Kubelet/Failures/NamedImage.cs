namespace KubectlIcr.Kubelet;

/// <summary>Tells which image a text is about: the kubelet reports a failed image volume on the containers that mount it.</summary>
internal static class NamedImage
{
    /// <summary>The failure; without a cause where its text is about another image, since it says nothing of the container's.</summary>
    public static PullFailure Heeded(PullFailure failure, ImageReference? image) => image is null || Other(failure.Text, image) is not { } other ? failure : new PullFailure
    {
        Cause = PullCause.Other,
        Text = failure.Text,
        OtherImage = other,
        OfOther = failure,
        Summary = $"the error is about a different image ({other}), not the container's image: {failure.Summary}",
    };

    /// <summary>The text names one of these images, and not so well the container's own.</summary>
    /// <param name="others">As written.</param>
    /// <param name="own">As written.</param>
    public static bool IsOfAnother(string text, IReadOnlyList<string> others, string own)
    {
        if (others.Count == 0)
            return false;
        var names = In(text);
        return others.Any(other => Is(names, other)) ? !Is(names, own) : others.Any(other => MayBe(names, other)) && !MayBe(names, own);
    }

    /// <summary>The text names the image, under its own name or as a mirror has it.</summary>
    public static bool IsOf(string text, string image) => In(text) is var names && (Is(names, image) || MayBe(names, image));

    /// <summary>The first image that the text names, if none that it names can be the container's: mirrors have it under other hosts and below other paths.</summary>
    private static string? Other(string text, ImageReference image)
    {
        var names = In(text).Where(name => name.Contains('/') || name == image.Raw).ToList();
        return names.Count == 0 || text.Contains(image.Raw, StringComparison.Ordinal) || names.Exists(name => MayBe(name, image)) ? null : names[0];
    }

    private static List<string> In(string text) =>
        [.. PullLines.Events(text).Select(PullMessage.Read).SelectMany(message => PullNames.In(message.Error, message.Image))];

    private static bool Is(List<string> names, string raw) => names.Contains(raw)
        || (ImageReference.TryParse(raw, out var image, out _) && names.Exists(name => ImageReference.TryParse(name, out var named, out _) && (named.Name, named.Tag, named.Digest) == (image.Name, image.Tag, image.Digest)));

    private static bool MayBe(List<string> names, string raw) =>
        ImageReference.TryParse(raw, out var image, out _) && names.Exists(name => MayBe(name, image) && !(ImageReference.TryParse(name, out var named, out _) && named.Tag is { } tag && image.Tag is { } own && tag != own));

    private static bool MayBe(string name, ImageReference image) =>
        !ImageReference.TryParse(name, out var named, out _) || IsPartOf(named.Repository, image.Repository) || IsPartOf(image.Repository, named.Repository);

    private static bool IsPartOf(string path, string longer) => longer == path || longer.EndsWith($"/{path}", StringComparison.Ordinal);
}

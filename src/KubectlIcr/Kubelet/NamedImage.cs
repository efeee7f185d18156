namespace KubectlIcr.Kubelet;

/// <summary>Tells a text about another image, such as an image volume's, from one about the container's own.</summary>
internal static class NamedImage
{
    /// <summary>The failure; without a cause where its text is about another image, since it says nothing of the container's.</summary>
    public static PullFailure Heeded(PullFailure failure, ImageReference? image) => image is null || Other(failure.Text, image) is not { } other ? failure : new PullFailure
    {
        Cause = PullCause.Other,
        Text = failure.Text,
        OtherImage = other,
        OfOther = failure,
        Summary = $"the text is about {other}, which is not the container's image: {failure.Summary}",
    };

    /// <summary>The first image that the text names, if none that it names can be the container's: mirrors have it under other hosts and below other paths.</summary>
    private static string? Other(string text, ImageReference image)
    {
        var names = PullLines.Events(text).Select(PullMessage.Read).SelectMany(message => PullNames.In(message.Error, message.Image))
            .Where(name => name.Contains('/') || name == image.Raw).ToList();
        return names.Count == 0 || text.Contains(image.Raw, StringComparison.Ordinal) || names.Exists(name => MayBe(name, image)) ? null : names[0];
    }

    private static bool MayBe(string name, ImageReference image) =>
        !ImageReference.TryParse(name, out var named, out _) || IsPartOf(named.Repository, image.Repository) || IsPartOf(image.Repository, named.Repository);

    private static bool IsPartOf(string path, string longer) => longer == path || longer.EndsWith($"/{path}", StringComparison.Ordinal);
}

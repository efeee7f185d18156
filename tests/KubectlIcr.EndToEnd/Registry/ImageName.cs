namespace KubectlIcr.EndToEnd.Registry;

/// <summary>The parts of a full image name such as <c>us.icr.io/team/app:1.0</c>.</summary>
internal sealed record ImageName(string Host, string Repository, string Tag)
{
    public static ImageName Parse(string image)
    {
        var (slash, colon) = (image.IndexOf('/', StringComparison.Ordinal), image.LastIndexOf(':'));
        return new(image[..slash], image[(slash + 1)..colon], image[(colon + 1)..]);
    }
}

namespace KubectlIcr.Kubelet;

/// <summary>The key of a registry entry in a pull secret: what the kubelet makes of it, and which images it covers.</summary>
/// <param name="Written">As in the secret.</param>
/// <param name="Index">What the kubelet files it under: host and path, without scheme, version, query; null when it drops the key.</param>
internal sealed record RegistryKey(string Written, string? Index)
{
    private GoUrl? Url { get; init; }

    /// <summary>The host the key means, a glob such as <c>*.icr.io</c> included, with its port; null when the key is dropped.</summary>
    public string? Host => Url?.Host;

    /// <summary>The path an image's name must start with, e.g. <c>/team</c>; empty when the key covers the whole host.</summary>
    public string Path => Url?.Path ?? "";

    /// <summary>As written, without the password that a URL may hold before its host; the kubelet heeds neither.</summary>
    public string Shown
    {
        get
        {
            var start = AfterScheme();
            var path = IsDropped ? -1 : Written.IndexOf('/', start); // who can say where the path of no valid URL begins?
            var at = (path < 0 ? Written : Written[..path]).LastIndexOf('@');
            return at < start ? Written : $"{Written[..start]}{Sensitive.Dots}{Written[at..]}";
        }
    }

    /// <summary>The key is no valid URL: the kubelet leaves the entry out, with a line in its own log only.</summary>
    public bool IsDropped => Url is null;

    public static RegistryKey Read(string written)
    {
        var hasScheme = written.StartsWith("https://", StringComparison.Ordinal) || written.StartsWith("http://", StringComparison.Ordinal);
        if (GoUrl.Parse(hasScheme ? written : $"https://{written}") is not { } url)
        {
            return new RegistryKey(written, Index: null);
        }

        var index = url.Host + WithoutVersion(url.Path);
        // The kubelet parses its own index again at each look-up; what fails then never matches.
        return new RegistryKey(written, index) { Url = GoUrl.Parse($"https://{index}") };
    }

    /// <summary>True when the kubelet tries the entry for the image named <paramref name="name"/>, e.g. <c>us.icr.io/team/app</c>.</summary>
    public bool Covers(string name) => Url is { } key && GoUrl.Parse($"https://{name}") is { } image && Covers(key, image);

    /// <summary>True when the entry is tried for at least some images of <paramref name="registry"/>.</summary>
    public bool CoversHost(string registry) => Url is { } key && GoUrl.Parse($"https://{registry}") is { } image && HostsMatch(key, image);

    private int AfterScheme() =>
        Written.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end && Written[..end].All(char.IsAsciiLetterOrDigit) ? end + "://".Length : 0;

    private static bool Covers(GoUrl key, GoUrl image) =>
        image.Path.StartsWith(key.Path, StringComparison.Ordinal) && HostsMatch(key, image);

    private static bool HostsMatch(GoUrl key, GoUrl image)
    {
        var (patterns, port) = key.SplitHost();
        var (labels, imagePort) = image.SplitHost();
        return port == imagePort && patterns.Length == labels.Length && patterns.Zip(labels).All(pair => LabelGlob.Matches(pair.First, pair.Second));
    }

    private static string WithoutVersion(string path)
    {
        var versioned = path.StartsWith("/v1/", StringComparison.Ordinal) || path.StartsWith("/v2/", StringComparison.Ordinal);
        var rest = versioned ? path[3..] : path;
        return rest is "/" ? "" : rest;
    }
}

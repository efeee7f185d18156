using System.Text.RegularExpressions;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Which entries the kubelet tries, written once more from its rules and in another way than <see cref="KubectlIcr.Kubelet.Keyring"/>: parts instead of URLs, a pattern instead of a matcher.</summary>
internal static class KeyringModel
{
    /// <param name="keys">Of all secrets, in their order.</param>
    /// <returns>Positions among the keys.</returns>
    public static IReadOnlyList<int> Tries(IReadOnlyList<KeyParts> keys, string registry, string repository)
    {
        var matches = Ordered(keys, key => Covers(key, registry, "/" + repository));
        // A host without dot and port, such as localhost, is none to the kubelet: it means Docker Hub.
        var isHub = registry is "docker.io" or "index.docker.io" || !registry.AsSpan().ContainsAny('.', ':');
        return matches.Count == 0 && isHub ? Ordered(keys, key => Index(key) == "index.docker.io") : matches;
    }

    private static List<int> Ordered(IReadOnlyList<KeyParts> keys, Func<KeyParts, bool> matches) =>
        [.. Enumerable.Range(0, keys.Count).Where(at => matches(keys[at])).OrderByDescending(at => Index(keys[at]), StringComparer.Ordinal)];

    private static bool Covers(KeyParts key, string registry, string path)
    {
        var port = registry.EndsWith(']') ? "" : Regex.Match(registry, ":[0-9]+$").Value;
        var pattern = string.Join("[.]", key.Host.Split('.').Select(Label));
        return key.Port == port && !IsLost(key) && Regex.IsMatch(registry[..^port.Length], $"^{pattern}$") && path.StartsWith(PathOf(key), StringComparison.Ordinal);
    }

    /// <summary>Without a port the brackets of an address stay, and are a class of characters to Go; with a port, Go can't take apart what has brackets elsewhere: neither covers anything.</summary>
    private static bool IsLost(KeyParts key) => key.Host.Contains('[', StringComparison.Ordinal) && key.Host.StartsWith('[') == (key.Port.Length == 0);

    /// <summary>The host is one of labels: no star reaches over a dot. An address in brackets has no globs.</summary>
    private static string Label(string label) => label == "u[r-t]" ? label
        : Regex.Escape(label).Replace(@"\*", "[^.]*", StringComparison.Ordinal);

    private static string Index(KeyParts key) => key.Host + key.Port + PathOf(key);

    /// <summary><c>/v1</c> and <c>/v2</c> go where a slash follows; a lone slash goes too.</summary>
    private static string PathOf(KeyParts key)
    {
        var isVersion = key.Version is "/v1" or "/v2" && key.Path.StartsWith('/');
        var path = isVersion ? key.Path : key.Version + key.Path;
        if (!isVersion && (path.StartsWith("/v1/", StringComparison.Ordinal) || path.StartsWith("/v2/", StringComparison.Ordinal))) path = path[3..];
        return path == "/" ? "" : path;
    }
}

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Where an object lives in the API, by its own <c>apiVersion</c>, <c>kind</c> and <c>metadata</c>.</summary>
internal static class ResourcePath
{
    public static string OfCollection(JsonNode thing)
    {
        var version = (string)thing["apiVersion"]!;
        var @namespace = (string?)thing["metadata"]!["namespace"];
        return (version.Contains('/') ? "/apis/" : "/api/") + version
            + (@namespace is null ? "" : $"/namespaces/{@namespace}")
            + $"/{Plural((string)thing["kind"]!)}";
    }

    public static string Of(JsonNode thing) => $"{OfCollection(thing)}/{(string)thing["metadata"]!["name"]!}";

    private static string Plural(string kind) => kind.ToLowerInvariant() switch
    {
        var word when word.EndsWith('y') => $"{word[..^1]}ies",
        var word when word.EndsWith('s') => $"{word}es",
        var word => $"{word}s",
    };
}

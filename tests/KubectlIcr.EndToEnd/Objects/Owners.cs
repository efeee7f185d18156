namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Owner references, as a controller sets them.</summary>
internal static class Owners
{
    /// <param name="thing">As the API answered when it was created: its UID is needed.</param>
    public static JsonObject Of(JsonNode thing) => Json.Of(new
    {
        apiVersion = thing["apiVersion"],
        kind = thing["kind"],
        name = thing["metadata"]!["name"],
        uid = thing["metadata"]!["uid"],
        controller = true,
    });
}

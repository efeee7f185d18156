namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Events as a kubelet records them.</summary>
internal static class Events
{
    /// <summary>About one container of the pod.</summary>
    /// <param name="pod">As the API answered when it was created: its UID is needed.</param>
    public static JsonObject Of(
        JsonNode pod,
        string message,
        string reason = "Failed",
        string container = "main",
        string type = "Warning",
        int count = 1,
        DateTimeOffset? last = null) =>
        About(pod, message, reason, type, count, last, fieldPath: $"spec.containers{{{container}}}");

    /// <summary>About any object as a whole, or the part of it that <paramref name="fieldPath"/> names.</summary>
    public static JsonObject About(
        JsonNode thing,
        string message,
        string reason,
        string type = "Warning",
        int count = 1,
        DateTimeOffset? last = null,
        string? fieldPath = null,
        string component = "kubelet")
    {
        var metadata = thing["metadata"]!;
        var time = (last ?? DateTimeOffset.UtcNow).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        return Json.Of(new
        {
            apiVersion = "v1",
            kind = "Event",
            metadata = new { name = $"{metadata["name"]}.{Guid.NewGuid():N}", @namespace = metadata["namespace"] },
            involvedObject = new
            {
                apiVersion = thing["apiVersion"],
                kind = thing["kind"],
                @namespace = metadata["namespace"],
                name = metadata["name"],
                uid = metadata["uid"],
                fieldPath,
            },
            type,
            reason,
            message,
            count,
            firstTimestamp = time,
            lastTimestamp = time,
            source = new { component, host = thing["spec"]?["nodeName"] },
        });
    }
}

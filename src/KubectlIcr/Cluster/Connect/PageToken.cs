using System.Text.Json;
using KubectlIcr.Cluster.Wire.Proto;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Where a list goes on, read from the beginning of a page: the API server writes <c>metadata</c> before <c>items</c>.</summary>
internal static class PageToken
{
    /// <summary>Whatever has not said it within so many bytes is read whole first.</summary>
    private const int MostBytes = 64 * 1024;

    /// <param name="beginning">What has arrived of the page.</param>
    /// <returns>The <c>continue</c> token, which is empty on the last page; null where it is not known yet.</returns>
    public static string? Peek(ReadOnlySpan<byte> beginning, bool isProto)
    {
        if (beginning.Length > MostBytes) return null;
        try
        {
            return isProto ? ProtoObject.PeekContinue(beginning) : OfJson(beginning);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static string? OfJson(ReadOnlySpan<byte> beginning)
    {
        var reader = new Utf8JsonReader(beginning, isFinalBlock: false, default);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
            if (reader.ValueTextEquals("items"u8)) return null;
            if (reader.ValueTextEquals("metadata"u8)) return OfMetadata(ref reader);
        }
        return null;
    }

    private static string? OfMetadata(ref Utf8JsonReader reader)
    {
        for (var token = ""; reader.Read();)
        {
            if (reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 1 }) return token;
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 } && reader.ValueTextEquals("continue"u8) && reader.Read()) token = reader.GetString() ?? "";
        }
        return null;
    }
}

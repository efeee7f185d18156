using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>A template's own values as JSON, so that they compare and print as the document's do.</summary>
internal static class Literal
{
    public static JsonElement Text(string text)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            writer.WriteStringValue(text);
        return JsonElement.Parse(json.WrittenSpan);
    }

    public static JsonElement Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return JsonElement.Parse(integer.ToString(CultureInfo.InvariantCulture));
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return JsonElement.Parse(number.ToString("E16", CultureInfo.InvariantCulture));
        throw new TemplateException($"cannot parse number {text}");
    }

    public static JsonElement Boolean(bool value) => JsonElement.Parse(value ? "true" : "false");

    /// <summary>The bytes of a text, which kubectl takes as its members.</summary>
    public static IEnumerable<JsonElement> Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text).Select(one => JsonElement.Parse(one.ToString(CultureInfo.InvariantCulture)));
}

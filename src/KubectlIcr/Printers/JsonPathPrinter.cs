using System.Text.Json;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Printers;

/// <summary><c>-o jsonpath</c> and <c>jsonpath-as-json</c>: what a template finds, with nothing behind it.</summary>
internal static class JsonPathPrinter
{
    public static void Print(Template template, JsonElement document, TextWriter output)
    {
        foreach (var found in template.Find(document))
        {
            var text = string.Join(' ', found.Values.Select(Text));
            output.Write(found.IsOwn ? text : PlainText.EscapedDocument(text));
        }
    }

    /// <summary>A JSON array for each piece of the template.</summary>
    public static void PrintAsJson(Template template, JsonElement document, TextWriter output)
    {
        foreach (var found in template.Find(document))
            output.WriteLine(PlainText.EscapedDocument(GoJson.Indented(found.Values)));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => GoJson.Compact(value),
        JsonValueKind.Null => "null",
        _ => GoText.Of(value),
    };
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KubectlIcr.Printers;

/// <summary><c>-o json</c>: one document.</summary>
internal static class JsonPrinter
{
    public static void Print<T>(T report, JsonTypeInfo<T> type, TextWriter output) => output.WriteLine(PlainText.EscapedDocument(JsonSerializer.Serialize(report, type)));
}

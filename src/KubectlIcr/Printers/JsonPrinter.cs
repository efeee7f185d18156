using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace KubectlIcr.Printers;

/// <summary><c>-o json</c>: one document.</summary>
internal static class JsonPrinter
{
    public static void Print<T>(T report, JsonTypeInfo<T> type, TextWriter output) => output.WriteLine(PlainText.EscapedDocument(Encoding.UTF8.GetString(ReadableJson.Bytes(report, type))));
}

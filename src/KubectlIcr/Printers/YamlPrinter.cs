using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubectlIcr.Printers;

/// <summary><c>-o yaml</c>: the same document as JSON, such that every YAML 1.1 and 1.2 reader reads it back the same.</summary>
internal static partial class YamlPrinter
{
    public static void Print<T>(T report, JsonTypeInfo<T> type, TextWriter output)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(ReadableJson.Element(report, type), emitter);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        output.Write(PlainText.EscapedDocument(text.ToString()));
    }

    private static void Emit(JsonElement element, Emitter emitter)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                EmitObject(element, emitter);
                break;
            case JsonValueKind.Array:
                EmitArray(element, emitter);
                break;
            case JsonValueKind.String:
                emitter.Emit(Text(element.GetString()!));
                break;
            default:
                emitter.Emit(new Scalar(null, null, element.GetRawText(), ScalarStyle.Plain, true, false));
                break;
        }
    }

    private static void EmitObject(JsonElement element, Emitter emitter)
    {
        var members = element.EnumerateObject().ToList();
        emitter.Emit(new MappingStart(null, null, true, members.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
        foreach (var member in members)
        {
            emitter.Emit(Text(member.Name));
            Emit(member.Value, emitter);
        }
        emitter.Emit(new MappingEnd());
    }

    private static void EmitArray(JsonElement element, Emitter emitter)
    {
        emitter.Emit(new SequenceStart(null, null, true, element.GetArrayLength() == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
        foreach (var item in element.EnumerateArray())
            Emit(item, emitter);
        emitter.Emit(new SequenceEnd());
    }

    /// <summary>Bare only what no reader can take for anything but text; YAML 1.1 reads <c>on</c>, <c>yes</c> and <c>no</c> as booleans.</summary>
    private static Scalar Text(string value) =>
        PlainWord().IsMatch(value) && !Reserved().IsMatch(value)
            ? new Scalar(null, null, value, ScalarStyle.Plain, true, true)
            : new Scalar(null, null, value, ScalarStyle.DoubleQuoted, true, true);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*\z")]
    private static partial Regex PlainWord();

    [GeneratedRegex(@"\A(y|n|yes|no|on|off|true|false|null|nan|inf)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}

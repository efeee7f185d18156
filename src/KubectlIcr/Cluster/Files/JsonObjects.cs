using System.Text.Json;

namespace KubectlIcr.Cluster.Files;

/// <summary>Takes the JSON of one object.</summary>
/// <param name="kind">The kind its list implies, for objects that do not name theirs; null when there is none.</param>
/// <param name="line">Where it begins, counted from 1.</param>
/// <param name="list">Which list of the file it is in, counted from 1; 0 for none.</param>
internal delegate void ObjectHandler(ReadOnlySpan<byte> json, string? kind, int line, int list);

/// <summary>Walks JSON documents of any size and hands out the objects in them one by one, those of lists too, with one object in memory at a time.</summary>
internal sealed class JsonObjects(Stream stream, ObjectHandler handle)
{
    private readonly JsonTokens tokens = new(stream);
    private int lists;

    public void Walk()
    {
        while (tokens.Next(out var token, out _))
        {
            if (token == JsonTokenType.StartObject) Root();
            else if (token == JsonTokenType.StartArray) Elements((element, at) => handle(element, null, at, 0));
            else if (token != JsonTokenType.Null) throw new JsonException("a Kubernetes object must be a mapping", null, 0, 0);
        }
    }

    private void Root()
    {
        using var envelope = new MemoryStream();
        var at = tokens.Line;
        var early = new List<(byte[] Item, int Line)>();
        string? kind = null;
        var isList = false;
        while (tokens.Next(out var token, out var name) && token == JsonTokenType.PropertyName)
        {
            if (name == "items" && tokens.IsNext(JsonTokenType.StartArray))
            {
                isList = true;
                lists++;
                Elements((element, itemLine) => Item(element, itemLine, kind, early));
                continue;
            }
            var value = tokens.Value();
            if (name == "kind" && value.Span is [(byte)'"', .. var text, (byte)'"']) kind = System.Text.Encoding.UTF8.GetString(text);
            Append(envelope, name!, value.Span);
        }
        foreach (var (item, itemLine) in early) handle(item, ItemKind(kind), itemLine, lists);
        if (!isList) handle(Closed(envelope), null, at, 0);
    }

    // Items come before the list's kind when keys are sorted; those that need it wait.
    private void Item(ReadOnlySpan<byte> element, int at, string? listKind, List<(byte[] Item, int Line)> early)
    {
        if (listKind is null && ObjectHead.Of(element)?.Kind is null) early.Add((element.ToArray(), at));
        else handle(element, ItemKind(listKind), at, lists);
    }

    private static string? ItemKind(string? listKind) =>
        listKind is { Length: > 4 } && listKind.EndsWith("List", StringComparison.Ordinal) ? listKind[..^4] : null;

    private delegate void ElementHandler(ReadOnlySpan<byte> element, int line);

    private void Elements(ElementHandler element)
    {
        while (true)
        {
            var value = tokens.Value();
            if (value.IsEmpty) return;
            if (value.Span[0] == (byte)'{') element(value.Span, tokens.Line - value.Span.Count((byte)'\n'));
        }
    }

    private static void Append(MemoryStream envelope, string name, ReadOnlySpan<byte> value)
    {
        envelope.WriteByte(envelope.Length == 0 ? (byte)'{' : (byte)',');
        envelope.Write(System.Text.Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(name)}\":"));
        envelope.Write(value);
    }

    private static ReadOnlySpan<byte> Closed(MemoryStream envelope)
    {
        if (envelope.Length == 0) return "{}"u8;
        envelope.WriteByte((byte)'}');
        return envelope.GetBuffer().AsSpan(0, (int)envelope.Length);
    }
}

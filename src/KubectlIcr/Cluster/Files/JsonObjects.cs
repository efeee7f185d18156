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
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 512, CommentHandling = JsonCommentHandling.Skip };

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool final;
    private int line = 1;
    private int lists;
    private JsonReaderState state = new(Options);

    public void Walk()
    {
        while (Next(out var token, out _))
        {
            if (token == JsonTokenType.StartObject) Root();
            else if (token == JsonTokenType.StartArray) Elements((element, at) => handle(element, null, at, 0));
            else if (token != JsonTokenType.Null) throw new JsonException("a Kubernetes object must be a mapping", null, 0, 0);
        }
    }

    private void Root()
    {
        using var envelope = new MemoryStream();
        var at = line;
        var early = new List<(byte[] Item, int Line)>();
        string? kind = null;
        var isList = false;
        while (Next(out var token, out var name) && token == JsonTokenType.PropertyName)
        {
            if (name == "items" && IsNext(JsonTokenType.StartArray))
            {
                isList = true;
                lists++;
                Elements((element, itemLine) => Item(element, itemLine, kind, early));
                continue;
            }
            var value = Value();
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
            var value = Value();
            if (value.IsEmpty) return;
            if (value.Span[0] == (byte)'{') element(value.Span, line - value.Span.Count((byte)'\n'));
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

    /// <summary>The next token; false at the end of the stream.</summary>
    private bool Next(out JsonTokenType token, out string? text)
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                token = reader.TokenType;
                text = token == JsonTokenType.PropertyName ? Name(reader) : null;
                Accept(reader);
                return true;
            }
            (token, text) = (JsonTokenType.None, null);
            if (final) return false;
            Fill();
        }
    }

    private string Name(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a name contains an unpaired surrogate", null, line - 1, 0);
        }
    }

    /// <summary>The next value as bytes, valid until the next call; empty at the end of an array.</summary>
    private ReadOnlyMemory<byte> Value()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                var from = (int)reader.TokenStartIndex;
                var isEnd = reader.TokenType == JsonTokenType.EndArray;
                if (isEnd || reader.TrySkip())
                {
                    var value = isEnd ? default : buffer.AsMemory(start + from, (int)reader.BytesConsumed - from);
                    Accept(reader);
                    return value;
                }
            }
            if (final) throw new JsonException("the document ends in the middle of a value", null, 0, 0);
            Fill();
        }
    }

    /// <summary>Whether the next token is this one, which is then taken.</summary>
    private bool IsNext(JsonTokenType wanted)
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                if (reader.TokenType != wanted) return false;
                Accept(reader);
                return true;
            }
            if (final) return false;
            Fill();
        }
    }

    private Utf8JsonReader Reader() => new(buffer.AsSpan(start, end - start), final, state);

    private void Accept(in Utf8JsonReader reader)
    {
        state = reader.CurrentState;
        line += buffer.AsSpan(start, (int)reader.BytesConsumed).Count((byte)'\n');
        start += (int)reader.BytesConsumed;
    }

    private void Fill()
    {
        if (start > buffer.Length / 2)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        // Until it is full, since a value that is not whole is read from its start again.
        var wanted = buffer.Length - end;
        var count = stream.ReadAtLeast(buffer.AsSpan(end), wanted, throwOnEndOfStream: false);
        end += count;
        final = count < wanted;
    }
}

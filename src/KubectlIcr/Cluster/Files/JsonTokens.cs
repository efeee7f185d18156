using System.Text.Json;

namespace KubectlIcr.Cluster.Files;

/// <summary>The tokens and values of a JSON stream of any size, in a buffer that grows only to the largest value.</summary>
internal sealed class JsonTokens(Stream stream)
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 512, CommentHandling = JsonCommentHandling.Skip };

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool final;
    private JsonReaderState state = new(Options);

    /// <summary>Where the reading stands, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next token; false at the end of the stream.</summary>
    public bool Next(out JsonTokenType token, out string? text)
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
            throw new JsonException("a name contains an unpaired surrogate", null, Line - 1, 0);
        }
    }

    /// <summary>The next value as bytes, valid until the next call; empty at the end of an array.</summary>
    public ReadOnlyMemory<byte> Value()
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
    public bool IsNext(JsonTokenType wanted)
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
        Line += buffer.AsSpan(start, (int)reader.BytesConsumed).Count((byte)'\n');
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

using System.Buffers;
using System.Text;

namespace KubectlIcr.Kubelet;

/// <summary>A value in a text that <see cref="GoJsonSyntax"/> has found to be JSON, read as Go's encoding/json reads it.</summary>
internal readonly ref struct GoJsonValue
{
    private static readonly SearchValues<byte> LiteralEnd = SearchValues.Create(",]} \t\r\n"u8);
    private readonly ReadOnlySpan<byte> _text;

    /// <param name="text">Starts at the value, or at white space before it; may go on after it.</param>
    public GoJsonValue(ReadOnlySpan<byte> text) => _text = text[SpaceBefore(text)..];

    public bool IsNull => _text[0] == 'n';

    public bool IsObject => _text[0] == '{';

    public bool IsString => _text[0] == '"';

    /// <summary>The kind of the value as Go's errors name it.</summary>
    public string Kind => (char)_text[0] switch
    {
        '{' => "object",
        '[' => "array",
        '"' => "string",
        't' or 'f' => "bool",
        _ => "number",
    };

    public Members GetMembers() => new(_text);

    public string GetString()
    {
        var text = new StringBuilder();
        for (var rest = _text[1..]; rest[0] != '"';)
        {
            rest = rest[(rest[0] == '\\' ? Unescape(rest, text) : Copy(rest, text))..];
        }

        return text.ToString();
    }

    /// <summary>How many bytes the value takes.</summary>
    public int Length() => (char)_text[0] switch
    {
        '"' => StringLength(_text),
        '{' or '[' => NestedLength(_text),
        _ => _text.IndexOfAny(LiteralEnd) is var end and >= 0 ? end : _text.Length,
    };

    private static int Copy(ReadOnlySpan<byte> text, StringBuilder copy)
    {
        var valid = Rune.DecodeFromUtf8(text, out var rune, out var used) == OperationStatus.Done;
        copy.Append(rune.ToString());
        return valid ? used : 1;
    }

    private static int Unescape(ReadOnlySpan<byte> text, StringBuilder plain)
    {
        if (text[1] != 'u')
        {
            plain.Append((char)text[1] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var same => same });
            return 2;
        }

        var first = CodeUnit(text);
        if (!char.IsSurrogate(first))
        {
            plain.Append(first);
            return 6;
        }

        if (text.Length > 7 && text[6] == '\\' && text[7] == 'u' && CodeUnit(text[6..]) is var second && char.IsSurrogatePair(first, second))
        {
            plain.Append(first).Append(second);
            return 12;
        }

        plain.Append('\ufffd');
        return 6;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) => (char)Convert.ToInt32(Encoding.ASCII.GetString(escape.Slice(2, 4)), 16);

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }

    private static int NestedLength(ReadOnlySpan<byte> text)
    {
        var (at, depth) = (0, 0);
        do
        {
            depth += text[at] is (byte)'{' or (byte)'[' ? 1 : text[at] is (byte)'}' or (byte)']' ? -1 : 0;
            at += text[at] == '"' ? StringLength(text[at..]) : 1;
        }
        while (depth > 0);

        return at;
    }

    private static int SpaceBefore(ReadOnlySpan<byte> text) => text.Length - text.TrimStart(" \t\r\n"u8).Length;

    /// <summary>Walks through the members of an object, in the order of the text, doubles included.</summary>
    public ref struct Members(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> _rest = text[1..];

        public string Key { get; private set; } = "";

        public GoJsonValue Value { get; private set; }

        public bool MoveNext()
        {
            _rest = _rest.TrimStart(" \t\r\n,"u8);
            if (_rest[0] == '}')
            {
                return false;
            }

            var key = new GoJsonValue(_rest);
            Key = key.GetString();
            _rest = _rest[key.Length()..].TrimStart(" \t\r\n:"u8);
            Value = new GoJsonValue(_rest);
            _rest = _rest[Value.Length()..];
            return true;
        }
    }
}

namespace KubectlIcr.Kubelet;

/// <summary>Says whether a text is JSON as Go's encoding/json takes it, and if not, in Go's words.</summary>
internal ref partial struct GoJsonSyntax
{
    public const int MaxDepth = 10_000;
    private readonly ReadOnlySpan<byte> _text;
    private readonly Stack<byte> _open = new();
    private int _at;
    private string? _error;

    private GoJsonSyntax(ReadOnlySpan<byte> text) => _text = text;

    private enum Expect
    {
        Value,
        ValueOrEnd,
        Key,
        KeyOrEnd,
        Colon,
        AfterValue,
    }

    // Go closes an unfinished literal with a space, so that is the character its error then names.
    private readonly byte Current => _at < _text.Length ? _text[_at] : (byte)' ';

    /// <summary>Go's error, or null when the text is one JSON value.</summary>
    /// <param name="at">The byte the error is about; the length of the text at its end.</param>
    public static string? ErrorIn(ReadOnlySpan<byte> text, out int at)
    {
        var syntax = new GoJsonSyntax(text);
        var expect = Expect.Value;
        while (syntax._error is null && syntax.SkipSpace())
        {
            expect = syntax.Next(expect);
        }

        at = Math.Min(syntax._at, text.Length);
        var complete = expect is Expect.AfterValue && syntax._open.Count == 0;
        return syntax._error ?? (complete ? null : "unexpected end of JSON input");
    }

    private Expect Next(Expect expect) => expect switch
    {
        Expect.ValueOrEnd when Current == ']' => Close(),
        Expect.Value or Expect.ValueOrEnd => Value(),
        Expect.KeyOrEnd when Current == '}' => Close(),
        Expect.Key or Expect.KeyOrEnd => Current == '"' ? String(Expect.Colon) : Refuse("looking for beginning of object key string"),
        Expect.Colon => Current == ':' ? Take(Expect.Value) : Refuse("after object key"),
        _ => AfterValue(),
    };

    private Expect Value() => Current switch
    {
        (byte)'{' => Open((byte)'}', Expect.KeyOrEnd),
        (byte)'[' => Open((byte)']', Expect.ValueOrEnd),
        (byte)'"' => String(Expect.AfterValue),
        (byte)'t' => Word("true"),
        (byte)'f' => Word("false"),
        (byte)'n' => Word("null"),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(),
        _ => Refuse("looking for beginning of value"),
    };

    private Expect AfterValue()
    {
        if (!_open.TryPeek(out var end))
        {
            return Refuse("after top-level value");
        }

        return Current == end ? Close()
            : Current == ',' ? Take(end == '}' ? Expect.Key : Expect.Value)
            : Refuse(end == '}' ? "after object key:value pair" : "after array element");
    }

    private Expect Open(byte end, Expect next)
    {
        if (_open.Count == MaxDepth)
        {
            return Refuse("exceeded max depth");
        }

        _open.Push(end);
        return Take(next);
    }

    private Expect Close()
    {
        _open.Pop();
        return Take(Expect.AfterValue);
    }

    private Expect Take(Expect next)
    {
        _at++;
        return next;
    }

    private Expect Refuse(string where)
    {
        _error = $"invalid character {GoQuote.Character(Current)} {where}";
        return Expect.Value;
    }

    private bool SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }

        return _at < _text.Length;
    }
}

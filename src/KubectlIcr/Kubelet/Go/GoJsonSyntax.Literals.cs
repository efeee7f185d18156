namespace KubectlIcr.Kubelet;

/// <content>Words, numbers and strings.</content>
internal ref partial struct GoJsonSyntax
{
    private Expect Word(string word)
    {
        for (var i = 0; i < word.Length; i++, _at++)
        {
            if (Current != word[i])
            {
                return Refuse($"in literal {word} (expecting '{word[i]}')");
            }
        }

        return Expect.AfterValue;
    }

    private Expect Number()
    {
        _at += Current == '-' ? 1 : 0;
        var leadingZero = Current == '0';
        if (!Digits(leadingZero ? 1 : int.MaxValue))
        {
            return Refuse("in numeric literal");
        }

        if (Current == '.')
        {
            _at++;
            if (!Digits(int.MaxValue))
            {
                return Refuse("after decimal point in numeric literal");
            }
        }

        return Current is (byte)'e' or (byte)'E' ? Exponent() : Expect.AfterValue;
    }

    private Expect Exponent()
    {
        _at++;
        _at += Current is (byte)'+' or (byte)'-' ? 1 : 0;
        return Digits(int.MaxValue) ? Expect.AfterValue : Refuse("in exponent of numeric literal");
    }

    private bool Digits(int most)
    {
        var start = _at;
        while (_at - start < most && char.IsAsciiDigit((char)Current))
        {
            _at++;
        }

        return _at > start;
    }

    private Expect String(Expect next)
    {
        for (_at++; _at < _text.Length; _at++)
        {
            switch (Current)
            {
                case (byte)'"':
                    return Take(next);
                case < (byte)' ':
                    return Refuse("in string literal");
                case (byte)'\\' when !Escape():
                    return Expect.Value;
            }
        }

        return Expect.Value;
    }

    /// <summary>From the backslash to the last character of the escape.</summary>
    private bool Escape()
    {
        _at++;
        if (!"bfnrt\\/\"u".Contains((char)Current, StringComparison.Ordinal))
        {
            Refuse("in string escape code");
            return false;
        }

        for (var digits = Current == 'u' ? 4 : 0; digits > 0; digits--)
        {
            _at++;
            if (!char.IsAsciiHexDigit((char)Current))
            {
                Refuse(@"in \u hexadecimal character escape");
                return false;
            }
        }

        return true;
    }
}

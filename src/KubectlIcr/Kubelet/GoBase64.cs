namespace KubectlIcr.Kubelet;

/// <summary>Base64 as Go's encoding/base64 decodes it: new lines are skipped, and an error names the byte Go names.</summary>
internal static class GoBase64
{
    /// <summary>Decodes <paramref name="text"/>; returns Go's error, or null when it decodes.</summary>
    /// <param name="padded">Padding is required (StdEncoding) or forbidden (RawStdEncoding).</param>
    public static string? Decode(ReadOnlySpan<byte> text, bool padded, out byte[] decoded)
    {
        var output = new List<byte>(text.Length * 3 / 4);
        decoded = [];
        var at = 0;
        while (at < text.Length)
        {
            if (Quantum(text, padded, ref at, output) is { } badByte)
            {
                return $"illegal base64 data at input byte {badByte}";
            }
        }

        decoded = [.. output];
        return null;
    }

    /// <summary>Reads up to four characters; returns the position of the offending byte, or null.</summary>
    private static int? Quantum(ReadOnlySpan<byte> text, bool padded, ref int at, List<byte> output)
    {
        var (bits, count) = (0, 0);
        while (count < 4)
        {
            if (at == text.Length)
            {
                return count == 0 ? null : count == 1 || padded ? at - count : Emit(bits, count, output);
            }

            var value = text[at++];
            if (IsNewLine(value))
            {
                continue;
            }

            var six = Value(value);
            if (six < 0)
            {
                return value != '=' || !padded || count < 2 ? at - 1 : Padding(text, ref at, count) ?? Emit(bits, count, output);
            }

            bits = (bits << 6) | six;
            count++;
        }

        return Emit(bits, count, output);
    }

    private static int? Padding(ReadOnlySpan<byte> text, ref int at, int count)
    {
        if (count == 2)
        {
            SkipNewLines(text, ref at);
            if (at == text.Length)
            {
                return text.Length;
            }

            if (text[at] != '=')
            {
                return at - 1;
            }

            at++;
        }

        SkipNewLines(text, ref at);
        return at < text.Length ? at : null;
    }

    private static int? Emit(int bits, int count, List<byte> output)
    {
        var aligned = bits << (6 * (4 - count));
        for (var i = 0; i < count - 1; i++)
        {
            output.Add((byte)(aligned >> (16 - (8 * i))));
        }

        return null;
    }

    private static void SkipNewLines(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && IsNewLine(text[at]))
        {
            at++;
        }
    }

    private static bool IsNewLine(byte value) => value is (byte)'\n' or (byte)'\r';

    private static int Value(byte value) => value switch
    {
        >= (byte)'A' and <= (byte)'Z' => value - 'A',
        >= (byte)'a' and <= (byte)'z' => value - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => value - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}

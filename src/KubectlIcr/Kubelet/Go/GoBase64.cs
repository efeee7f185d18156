namespace KubectlIcr.Kubelet;

/// <summary>Base64 as Go's encoding/base64 decodes it: new lines are skipped, and an error names the byte Go names.</summary>
internal static class GoBase64
{
    /// <summary>Decodes <paramref name="text"/>; returns Go's error, or null when it decodes.</summary>
    /// <param name="padded">Padding is required (StdEncoding) or forbidden (RawStdEncoding).</param>
    public static string? Decode(ReadOnlySpan<byte> text, bool padded, out byte[] decoded)
    {
        var output = new List<byte>(text.Length * 3 / 4);
        var badByte = BadByte(text, padded, output);
        decoded = badByte is null ? [.. output] : [];
        return badByte is null ? null : $"illegal base64 data at input byte {badByte}";
    }

    private static int? BadByte(ReadOnlySpan<byte> text, bool padded, List<byte> output)
    {
        var (bits, count) = (0, 0);
        for (var at = AfterNewLines(text, 0); at < text.Length; at = AfterNewLines(text, at + 1))
        {
            var six = Value(text[at]);
            if (six < 0)
            {
                Emit(bits, count, output);
                return text[at] == '=' && padded && count >= 2 ? BadPadding(text, at, count) : at;
            }

            (bits, count) = ((bits << 6) | six, count + 1);
            if (count == 4)
            {
                Emit(bits, count, output);
                (bits, count) = (0, 0);
            }
        }

        Emit(bits, count, output);
        return count == 1 || (count > 0 && padded) ? text.Length - count : null;
    }

    /// <param name="at">The first <c>=</c>: after two characters of a group of four comes one more, then the end.</param>
    private static int? BadPadding(ReadOnlySpan<byte> text, int at, int count)
    {
        var next = AfterNewLines(text, at + 1);
        if (count == 2)
        {
            if (next == text.Length || text[next] != '=')
            {
                return next == text.Length ? next : next - 1;
            }

            next = AfterNewLines(text, next + 1);
        }

        return next < text.Length ? next : null;
    }

    private static void Emit(int bits, int count, List<byte> output)
    {
        var aligned = bits << (6 * (4 - count));
        for (var i = 0; i < count - 1; i++)
        {
            output.Add((byte)(aligned >> (16 - (8 * i))));
        }
    }

    private static int AfterNewLines(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..].IndexOfAnyExcept((byte)'\n', (byte)'\r');
        return rest < 0 ? text.Length : at + rest;
    }

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

using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace KubectlIcr.Kubelet;

/// <summary>Strings of JSON as Go's encoding/json reads them: what is no UTF-8 or half of a pair becomes U+FFFD, where .NET refuses it.</summary>
internal static class GoString
{
    public static string Of(JsonElement text) => Unquote(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    public static string NameOf(JsonProperty member) => Unquote(JsonMarshal.GetRawUtf8PropertyName(member));

    private static string Unquote(ReadOnlySpan<byte> quoted)
    {
        var text = new StringBuilder(quoted.Length);
        while (!quoted.IsEmpty)
        {
            quoted = quoted[(quoted[0] == '\\' ? Unescape(quoted, text) : Copy(quoted, text))..];
        }

        return text.ToString();
    }

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
        if (text[6..].StartsWith("\\u"u8) && CodeUnit(text[6..]) is var second && char.IsSurrogatePair(first, second))
        {
            plain.Append(first).Append(second);
            return 12;
        }

        plain.Append(char.IsSurrogate(first) ? '\ufffd' : first);
        return 6;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) => (char)Convert.ToInt32(Encoding.ASCII.GetString(escape.Slice(2, 4)), 16);
}

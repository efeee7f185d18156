using System.Globalization;
using System.Text;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Reads a quoted text with Go's escapes.</summary>
internal static class Quoted
{
    /// <param name="text">With its quotes.</param>
    public static string Unquote(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\\')
                result.Append(Escape(text, ref i) ?? throw new TemplateException($"unquote string {text} error invalid syntax"));
            else
                result.Append(text[i]);
        }
        return result.ToString();
    }

    /// <summary>What the escape at <paramref name="i"/> stands for; leaves <paramref name="i"/> on its last character.</summary>
    private static string? Escape(string text, ref int i)
    {
        var letter = text[++i];
        var name = "abfnrtv\\".IndexOf(letter, StringComparison.Ordinal);
        return name >= 0 ? "\a\b\f\n\r\t\v\\"[name].ToString()
            : letter == text[0] && i < text.Length - 1 ? letter.ToString()
            : letter switch
            {
                'x' => Code(text, ref i, 1, 2, 16),
                'u' => Code(text, ref i, 1, 4, 16),
                'U' => Code(text, ref i, 1, 8, 16),
                >= '0' and <= '7' => Code(text, ref i, 0, 3, 8),
                _ => null,
            };
    }

    private static string? Code(string text, ref int i, int skip, int digits, int radix)
    {
        var from = i + skip;
        if (from + digits > text.Length - 1)
            return null;
        i = from + digits - 1;
        return Number(text.Substring(from, digits), radix) is { } code && Rune.IsValid(code) && (radix == 16 || code <= byte.MaxValue) ? new Rune(code).ToString() : null;
    }

    private static int? Number(string digits, int radix)
    {
        var code = 0L;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToInt32(digit.ToString(CultureInfo.InvariantCulture), 16) is var value && value >= radix)
                return null;
            code = code * radix + value;
        }
        return code > int.MaxValue ? null : (int)code;
    }
}

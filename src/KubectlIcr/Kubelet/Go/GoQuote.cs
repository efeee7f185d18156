using System.Globalization;
using System.Text;

namespace KubectlIcr.Kubelet;

/// <summary>Go's quoting of strings and characters (<c>%q</c>), which the kubelet's errors use.</summary>
internal static class GoQuote
{
    public static string Text(string text) => $"\"{Escaped(text)}\"";

    /// <summary>One byte as encoding/json quotes it: the byte is taken for a code point.</summary>
    public static string Character(byte value) => value switch
    {
        (byte)'\'' => @"'\''",
        (byte)'"' => "'\"'",
        _ => $"'{Escaped(((char)value).ToString())}'",
    };

    private static string Escaped(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(Escaped(rune));
        }

        return quoted.ToString();
    }

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\a' => @"\a",
        '\b' => @"\b",
        '\f' => @"\f",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\v' => @"\v",
        < ' ' or 0x7f => $@"\x{rune.Value:x2}",
        _ when IsPrintable(rune) => rune.ToString(),
        <= 0xffff => $@"\u{rune.Value:x4}",
        _ => $@"\U{rune.Value:x8}",
    };

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Texts: tame words, and all that some reader stumbles over.</summary>
internal static class Texts
{
    /// <summary>What means something to one of our readers, or is not what it looks like.</summary>
    public static readonly Gen<string> Piece = Gen.OneOf(
        "", " ", "\t", "\n", "\r\n", "\r", "\0", "\u0001", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffd", "\uffff", "\ud800", "\udc00", "😀", "é", "ſ", "\u212a", "İ", "日本",
        "{", "}", "[", "]", "(", ")", "<", ">", "\"", "'", "`", "\\", "\\\"", "\\u0000", "\\ud800", "/", "//", ":", ": ", ";", ",", ".", "..", "-", "--", "---", "_", "=", "==", "%", "%2f", "%zz", "&", "*", "?", "!", "|", ">-", "#", " #",
        "@", "$", "~", "^", "+", "0", "-0", "1e999", "99999999999999999999", "0x1F", "0o7", "1:30", "true", "no", "null", "on", "<<", "NaN", "2001-01-01", "http://", "https://", "v1", "/v1/", "/v2/", ":443", "[::1]", "*.", "auths", "kind",
        "items", "rpc error: code = Unknown desc = ", "Failed to pull image \"", "sha256:", "Bearer realm=", "]]>", "<!--", "&lt;", "${IFS}", "$(id)", new('a', 300), new('[', 600), new('{', 600), new('=', 100));

    /// <summary>Lower-case letters and digits.</summary>
    public static readonly Gen<string> Word = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"].Array[1, 8].Select(string.Concat);

    /// <summary>Anything that UTF-8 can hold.</summary>
    public static readonly Gen<string> Any = Gen.Frequency((2, (IGen<string>)Piece), (3, Word)).Array[0, 6].Select(string.Concat).Select(Whole);

    /// <summary>A value to look for in what was printed: no text that we print has any eight characters of it.</summary>
    public static readonly Gen<string> Secret = Gen.Char["QXZJKVqxzjkv0123456789"].Array[24].Select(string.Concat);

    /// <summary>One line that ends in nothing else but visible characters, as names have to.</summary>
    public static readonly Gen<string> Visible = Any.Select(text => string.Concat(text.Where(c => c is > ' ' and <= '~')));

    private static string Whole(string text) => string.Concat(text.EnumerateRunes());
}

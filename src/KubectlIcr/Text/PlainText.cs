using System.Text;

namespace KubectlIcr;

/// <summary>Makes text from a cluster or registry safe and readable on a terminal.</summary>
internal static class PlainText
{
    /// <summary>
    /// Without control and bidirectional formatting characters: nothing in it can move the cursor, colour or reorder. Line breaks and tabs become
    /// blanks.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t')
                result.Append(' ');
            else if (!IsUnsafe(c))
                result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>Text with <c>\uXXXX</c> for the same characters, which in JSON and YAML stand only inside quoted strings; line breaks and tabs stay.</summary>
    public static string EscapedDocument(string text) =>
        text.Any(IsEscaped) ? string.Concat(text.Select(c => IsEscaped(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    /// <summary>Breaks text at blanks into lines of at most <paramref name="width"/> characters; longer words stay whole.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in OneLine(text).Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }

    private static bool IsEscaped(char c) => c is not ('\n' or '\t') && IsUnsafe(c);

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}

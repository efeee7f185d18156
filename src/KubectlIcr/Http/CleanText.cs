using System.Globalization;
using System.Text;

namespace KubectlIcr.Http;

/// <summary>Text that a server chose, made safe to show.</summary>
internal static class CleanText
{
    /// <summary>One line without control, formatting and line-separating characters; runs of whitespace become one space.</summary>
    public static string OneLine(string text, int most = int.MaxValue)
    {
        var line = new StringBuilder(Math.Min(text.Length, 512));
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            else if (!IsUnsafe(c)) line.Append(c);
        }
        var all = line.ToString().TrimEnd();
        return all.Length <= most ? all : all[..(most - 1)] + "…";
    }

    private static bool IsUnsafe(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

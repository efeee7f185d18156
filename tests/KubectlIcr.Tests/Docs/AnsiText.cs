using System.Text.RegularExpressions;

namespace KubectlIcr.Tests.Docs;

/// <summary>Words of a coloured line that look the same, with one space between them.</summary>
/// <param name="Column">Where it begins, from 0.</param>
/// <param name="Style">The codes between <c>ESC[</c> and <c>m</c>, e.g. <c>1;31</c>; empty for plain text.</param>
internal sealed record StyledText(int Column, string Text, string Style);

/// <summary>Text with the colours of a terminal, as pieces of lines.</summary>
internal static partial class AnsiText
{
    public static IReadOnlyList<IReadOnlyList<StyledText>> Lines(string text) => [.. text.TrimEnd('\n').Split('\n').Select(Line)];

    // Every colour ends on the line where it begins, so a line stands for itself.
    private static IReadOnlyList<StyledText> Line(string line)
    {
        var (pieces, column, style) = (new List<StyledText>(), 0, "");
        foreach (Match match in Part().Matches(line))
        {
            if (match.Groups["words"].Success) pieces.Add(new StyledText(column, match.Value, style));
            if (match.Groups["style"].Success) style = match.Groups["style"].Value is "0" ? "" : match.Groups["style"].Value;
            else column += match.Length;
        }
        return pieces;
    }

    [GeneratedRegex(@"\u001b\[(?<style>[0-9;]*)m|(?<words>[^\u001b ]+(?: [^\u001b ]+)*)| +")]
    private static partial Regex Part();
}

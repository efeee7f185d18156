using System.Text.RegularExpressions;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Reads what stands between <c>[?(</c> and <c>)]</c>.</summary>
internal static partial class Filters
{
    public static FilterNode Read(string text) => Comparison().Match(text) is { Success: true } match
        ? new(TemplateReader.ReadInside(match.Groups["left"].Value), match.Groups["operator"].Value, TemplateReader.ReadInside(match.Groups["right"].Value))
        : new(TemplateReader.ReadInside(text), null, []);

    [GeneratedRegex(@"\A(?<left>[^!<>=]+)(?<operator>[!<>=]+)(?<right>.+)\z")]
    private static partial Regex Comparison();
}

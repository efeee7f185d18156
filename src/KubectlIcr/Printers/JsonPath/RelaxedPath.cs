using System.Text.RegularExpressions;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>A path as columns and <c>--sort-by</c> take it: the braces and the first dot may be left out.</summary>
internal static partial class RelaxedPath
{
    public static Template Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success && text.Length > 0)
            throw new TemplateException("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
        return Template.Parse(match.Success ? $"{{.{match.Groups["path"].Value}}}" : "");
    }

    [GeneratedRegex(@"\A(\{\.?(?<path>[^{}]+)\}|\.?(?<path>[^{}]+))\z")]
    private static partial Regex Form();
}

using KubectlIcr.Printers;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Commands.Options;

/// <summary>Reads those values of <c>-o</c> that carry a template, e.g. <c>jsonpath={.findings[*].id}</c>.</summary>
internal static class OutputTemplates
{
    /// <summary>The formats that every document has.</summary>
    public static readonly IReadOnlyList<string> Names = ["custom-columns", "custom-columns-file", "jsonpath", "jsonpath-as-json", "jsonpath-file"];

    private const string NoTemplate = "template format specified but no template given", NoColumns = "custom-columns format specified but no custom columns given";

    /// <summary>Null for a format without template.</summary>
    public static Output? Parse(string? value)
    {
        var (name, template) = value?.Split('=', 2) is [var before, var after] ? (before, after) : (value, "");
        return name switch
        {
            "jsonpath" => JsonPath(Given(template, NoTemplate)),
            "jsonpath-as-json" => JsonPath(Given(template, NoTemplate)) with { Format = OutputFormat.JsonPathAsJson },
            "jsonpath-file" => JsonPath(ReadFile(Given(template, NoTemplate), "error reading --template")),
            "custom-columns" => Columns(Given(template, NoColumns), CustomColumns.Parse),
            "custom-columns-file" => Columns(ReadFile(Given(template, NoColumns), "error reading template"), CustomColumns.ParseFile),
            "go-template" or "go-template-file" or "template" or "templatefile" =>
                throw UserError.Usage($"{name} is not supported: use jsonpath or custom-columns, or json with a tool such as jq"),
            _ => null,
        };
    }

    private static Output JsonPath(string template) => new(OutputFormat.JsonPath) { Template = Read(template, Template.Parse, $"error parsing jsonpath {template}, ") };

    private static Output Columns(string spec, Func<string, CustomColumns> parse) => new(OutputFormat.CustomColumns) { Columns = Read(spec, parse, "") };

    private static T Read<T>(string text, Func<string, T> parse, string failure)
    {
        try
        {
            return parse(text);
        }
        catch (TemplateException e)
        {
            throw UserError.Usage($"{failure}{e.Message}");
        }
    }

    private static string Given(string template, string orElse) => template.Length > 0 ? template : throw UserError.Usage(orElse);

    /// <summary>Now, not when the template is used: a check takes a while, and a wrong path should not.</summary>
    private static string ReadFile(string path, string failure)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UserError.Usage($"{failure} {path}, open {path}: {FileWords.Of(e)}");
        }
    }
}

using KubectlIcr.Printers;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Commands;

/// <summary>Reads those values of <c>-o</c> that carry a template, e.g. <c>jsonpath={.findings[*].id}</c>.</summary>
internal static class OutputTemplates
{
    /// <summary>The formats that every document has.</summary>
    public static readonly IReadOnlyList<string> Names = ["custom-columns", "custom-columns-file", "jsonpath", "jsonpath-as-json", "jsonpath-file"];

    /// <summary>Null for a format without template.</summary>
    public static Output? Parse(string? value)
    {
        var (name, template) = value?.Split('=', 2) is [var before, var after] ? (before, after) : (value, "");
        return name switch
        {
            "jsonpath" => JsonPath(template),
            "jsonpath-as-json" => JsonPath(template) with { Format = OutputFormat.JsonPathAsJson },
            "jsonpath-file" => JsonPath(Read(template, "error reading --template")),
            "custom-columns" => Columns(template, CustomColumns.Parse),
            "custom-columns-file" => Columns(Read(template, "error reading template"), CustomColumns.ParseFile),
            "go-template" or "go-template-file" or "template" or "templatefile" =>
                throw UserError.Usage($"{name} is not supported: use jsonpath or custom-columns, or json and a tool as jq"),
            _ => null,
        };
    }

    private static Output JsonPath(string template)
    {
        if (template.Length == 0)
            throw UserError.Usage("template format specified but no template given");
        try
        {
            return new Output(OutputFormat.JsonPath) { Template = Template.Parse(template) };
        }
        catch (TemplateException e)
        {
            throw UserError.Usage($"error parsing jsonpath {template}, {e.Message}");
        }
    }

    private static Output Columns(string spec, Func<string, CustomColumns> parse)
    {
        if (spec.Length == 0)
            throw UserError.Usage("custom-columns format specified but no custom columns given");
        try
        {
            return new Output(OutputFormat.CustomColumns) { Columns = parse(spec) };
        }
        catch (TemplateException e)
        {
            throw UserError.Usage(e.Message);
        }
    }

    /// <summary>Now, not when the template is used: a check takes a while, and a wrong path should not.</summary>
    private static string Read(string path, string failure)
    {
        if (path.Length == 0)
            return "";
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

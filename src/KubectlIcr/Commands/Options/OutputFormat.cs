namespace KubectlIcr.Commands.Options;

/// <summary>What <c>-o</c> asks for.</summary>
internal enum OutputFormat
{
    Text,
    Wide,
    Json,
    Yaml,
    Name,
    JsonPath,
    JsonPathAsJson,
    CustomColumns,
    Junit,
    Sarif,
    Prometheus,
}

/// <summary>Reads the value of <c>-o</c> among the formats a command has.</summary>
internal static class OutputFormats
{
    public static OutputFormat Parse(string? value, params OutputFormat[] allowed)
    {
        if (string.IsNullOrEmpty(value))
            return OutputFormat.Text;
        foreach (var format in allowed)
        {
            if (value == Name(format))
                return format;
        }
        throw UserError.Usage($"unable to match a printer suitable for the output format \"{value}\", allowed formats are: {string.Join(',', Names(allowed))}");
    }

    /// <summary>The words for help and errors.</summary>
    public static IEnumerable<string> Names(params OutputFormat[] allowed) => allowed.Select(Name).Concat(OutputTemplates.Names).Order(StringComparer.Ordinal);

    /// <summary>The words to choose from while typing: a template follows the equals sign.</summary>
    public static IEnumerable<string> Choices(params OutputFormat[] allowed) => allowed.Select(Name).Concat(OutputTemplates.Names.Select(name => $"{name}=")).Order(StringComparer.Ordinal);

    private static string Name(OutputFormat format) => format.ToString().ToLowerInvariant();
}

namespace KubectlIcr.Commands;

/// <summary>What <c>-o</c> asks for.</summary>
internal enum OutputFormat
{
    Text,
    Wide,
    Json,
    Yaml,
    Name,
    Junit,
    Sarif,
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
        throw UserError.Usage($"unable to match a printer suitable for the output format \"{value}\", allowed formats are: {List(allowed)}");
    }

    /// <summary>The words for help and errors.</summary>
    public static string List(params OutputFormat[] allowed) => string.Join(", ", Names(allowed));

    public static string[] Names(params OutputFormat[] formats) => [.. formats.Select(Name)];

    private static string Name(OutputFormat format) => format.ToString().ToLowerInvariant();
}

using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Printers;

/// <summary>The columns of <c>-o custom-columns</c>.</summary>
internal sealed record CustomColumns(IReadOnlyList<CustomColumn> Columns)
{
    private const string Form = "Expected format is one line of space separated headers, one line of space separated column specs.";

    /// <summary>Reads <c>NAME:.id,TITLE:.title</c>.</summary>
    /// <exception cref="TemplateException">It can't be read.</exception>
    public static CustomColumns Parse(string spec) => new([.. spec.Split(',').Select(ParseColumn)]);

    /// <summary>Reads a file's text: a line of heads, and a line of paths below it.</summary>
    /// <exception cref="TemplateException">It can't be read.</exception>
    public static CustomColumns ParseFile(string text)
    {
        var lines = new StringReader(text);
        var heads = Words(lines.ReadLine() ?? throw new TemplateException($"invalid template, missing header line. {Form}"));
        var paths = Words(lines.ReadLine() ?? throw new TemplateException($"invalid template, missing spec line. {Form}"));
        return heads.Length == paths.Length
            ? new([.. heads.Zip(paths, (head, path) => new CustomColumn(head, RelaxedPath.Parse(path)))])
            : throw new TemplateException($"number of headers ({heads.Length}) and field specifications ({paths.Length}) don't match");
    }

    private static CustomColumn ParseColumn(string part) => part.Split(':', 2) is [var head, var path]
        ? new(head, RelaxedPath.Parse(path))
        : throw new TemplateException($"unexpected custom-columns spec: {part}, expected <header>:<json-path-expr>");

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One column: its head, and where its value is in a row.</summary>
internal sealed record CustomColumn(string Head, Template Path);

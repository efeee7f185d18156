using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Printers;
using KubectlIcr.Printers.JsonPath;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>The kubectl flags about tables: without heads, and in which order.</summary>
internal sealed record TableOptions
{
    public bool NoHeaders { get; init; }

    /// <summary>Where in a row is what it is sorted by; null leaves the order.</summary>
    public Template? SortBy { get; init; }

    /// <summary>Declares the flags and returns what reads them.</summary>
    public static Func<TableOptions> Define(CommandLineApplication command)
    {
        var noHeaders = command.Switch("--no-headers", "Don't print headers");
        var sortBy = command.Value("--sort-by <PATH>", "Sort the rows of tables by a field of the JSON output, given as a JSONPath expression (e.g. '{.namespace}')").Completes(Completion.Nothing);
        return () => new TableOptions { NoHeaders = noHeaders.IsOn(), SortBy = sortBy.Last() is { } path ? Path(path) : null };
    }

    /// <summary>The rows in the order asked for; the path is one of a row as <c>-o json</c> prints it.</summary>
    public IReadOnlyList<T> Sort<T>(IReadOnlyList<T> rows, JsonTypeInfo<T> type) => Sort(rows, row => ReadableJson.Element(row, type));

    public IReadOnlyList<JsonElement> Sort(IReadOnlyList<JsonElement> rows) => Sort(rows, row => row);

    private IReadOnlyList<T> Sort<T>(IReadOnlyList<T> rows, Func<T, JsonElement> json)
    {
        try
        {
            return SortBy is null ? rows : RowOrder.Sort(rows, json, SortBy);
        }
        catch (TemplateException e)
        {
            throw new UserError(e.Message, inner: e);
        }
    }

    private static Template Path(string text)
    {
        try
        {
            return RelaxedPath.Parse(text);
        }
        catch (TemplateException e)
        {
            throw UserError.Usage(e.Message);
        }
    }
}

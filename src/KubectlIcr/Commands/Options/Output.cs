using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Kubelet;
using KubectlIcr.Printers;
using KubectlIcr.Printers.JsonPath;
using KubectlIcr.Printers.Metrics;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Options;

/// <summary>What <c>-o</c> asks for, and the formats that every command's document has alike.</summary>
internal sealed record Output(OutputFormat Format)
{
    /// <summary>The lists of documents whose members are the rows of custom columns.</summary>
    private static readonly string[] Lists = ["items", "findings"];

    /// <summary>The template of the jsonpath formats.</summary>
    public Template? Template { get; init; }

    /// <summary>Those of <c>custom-columns</c>.</summary>
    public CustomColumns? Columns { get; init; }

    public TableOptions Table { get; init; } = new();

    /// <summary>Declares the flags and returns what reads them.</summary>
    /// <param name="formats">Those that the command has besides its text.</param>
    public static Func<Output> Define(CommandLineApplication command, params OutputFormat[] formats)
    {
        var output = command.Value("-o|--output <FORMAT>", $"Output format, one of: {string.Join(", ", OutputFormats.Names(formats))}. Defaults to text").Completes(Completion.Words([.. OutputFormats.Choices(formats)]));
        var table = TableOptions.Define(command);
        return () => (OutputTemplates.Parse(output.Last()) ?? new Output(OutputFormats.Parse(output.Last(), formats))) with { Table = table() };
    }

    /// <summary>The complete document is printed, even when there is nothing to report.</summary>
    public bool IsDocument => Format is OutputFormat.Json or OutputFormat.Yaml or OutputFormat.JsonPath or OutputFormat.JsonPathAsJson or OutputFormat.CustomColumns or OutputFormat.Junit or OutputFormat.Sarif
        or OutputFormat.Prometheus;

    /// <summary>The document is printed with all that it holds, also what was not read; a template picks some of it.</summary>
    public bool IsWhole => IsDocument && Template is null && Columns is null;

    /// <summary>Prints the document; false where the format is one of the command's own.</summary>
    public bool TryPrint<T>(T document, JsonTypeInfo<T> type, TextWriter output)
    {
        switch (Format)
        {
            case OutputFormat.Json:
                JsonPrinter.Print(document, type, output);
                return true;
            case OutputFormat.Yaml:
                YamlPrinter.Print(document, type, output);
                return true;
            case OutputFormat.JsonPath or OutputFormat.JsonPathAsJson or OutputFormat.CustomColumns:
                PrintFields(ReadableJson.Element(document, type), output);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Runs what reads the document's facts. Where that fails, metrics say so: nothing at all would look like a cluster without problems.</summary>
    public async Task<T> ReadAsync<T>(string command, TextWriter output, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (UserError error) when (Format == OutputFormat.Prometheus && error.ExitCode == ExitCode.Failed)
        {
            MetricsPrinter.PrintDown(command, output);
            await output.FlushAsync();
            throw;
        }
    }

    private void PrintFields(JsonElement document, TextWriter output)
    {
        try
        {
            if (Columns is not null)
                CustomColumnsPrinter.Print(Columns, Table.Sort(Rows(document)), output, Table.NoHeaders);
            else if (Format == OutputFormat.JsonPathAsJson)
                JsonPathPrinter.PrintAsJson(Template!, document, output);
            else
                JsonPathPrinter.Print(Template!, document, output);
        }
        catch (TemplateException e)
        {
            throw new UserError(Template is null ? e.Message : $"error executing jsonpath {GoQuote.Text(Template.Text)}: Error executing template: {e.Message}", inner: e);
        }
    }

    /// <summary>A document without a list is a row itself.</summary>
    private static IReadOnlyList<JsonElement> Rows(JsonElement document)
    {
        foreach (var list in Lists)
        {
            if (document.TryGetProperty(list, out var rows) && rows.ValueKind == JsonValueKind.Array)
                return [.. rows.EnumerateArray()];
        }
        return [document];
    }
}

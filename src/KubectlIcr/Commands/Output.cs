using System.Text.Json.Serialization.Metadata;
using KubectlIcr.Printers;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary>What <c>-o</c> asks for, and the formats that every command's document has alike.</summary>
internal sealed record Output(OutputFormat Format)
{
    /// <summary>Declares the flag and returns what reads it.</summary>
    /// <param name="formats">Those that the command has besides its text.</param>
    public static Func<Output> Define(CommandLineApplication command, params OutputFormat[] formats)
    {
        var output = command.Value("-o|--output <FORMAT>", $"Output format: {OutputFormats.List(formats)}; text by default").Completes(Completion.Words(OutputFormats.Names(formats)));
        return () => new Output(OutputFormats.Parse(output.Last(), formats));
    }

    /// <summary>The whole document is wanted, also where there is nothing to tell a person.</summary>
    public bool IsDocument => Format is OutputFormat.Json or OutputFormat.Yaml or OutputFormat.Junit or OutputFormat.Sarif;

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
            default:
                return false;
        }
    }
}

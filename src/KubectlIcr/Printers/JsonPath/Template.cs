using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>A template in kubectl's dialect of JSONPath, ready to be applied to documents.</summary>
internal sealed record Template(string Text, IReadOnlyList<IReadOnlyList<Node>> Pieces)
{
    /// <exception cref="TemplateException">It can't be read.</exception>
    public static Template Parse(string text) => new(text, TemplateReader.Read(text));

    /// <summary>What each piece finds, in the order to print.</summary>
    /// <exception cref="TemplateException">It can't be applied to this document.</exception>
    public IReadOnlyList<Found> Find(JsonElement document) => new Evaluation(Pieces).Run(document);
}

/// <summary>The values that one piece of a template makes.</summary>
/// <param name="IsOwn">Text of the template, not of the document.</param>
internal sealed record Found(IReadOnlyList<JsonElement> Values, bool IsOwn);

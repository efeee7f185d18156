using System.Text.Json;
using KubectlIcr.Printers.JsonPath;

namespace KubectlIcr.Printers;

/// <summary><c>-o custom-columns</c>: a row for each member of the document's list.</summary>
internal static class CustomColumnsPrinter
{
    /// <summary>The widths of kubectl's tables.</summary>
    private const int Narrowest = 6, Gap = 3;

    public static void Print(CustomColumns columns, IEnumerable<JsonElement> rows, TextWriter output, bool noHeaders)
    {
        var lines = rows.Select(row => columns.Columns.Select(column => Cell(column, row)).ToArray()).ToList();
        if (!noHeaders)
            lines.Insert(0, [.. columns.Columns.Select(column => column.Head)]);
        var widths = columns.Columns.Select((_, column) => lines.Select(line => Width(line[column]) + Gap).Append(Narrowest).Max()).ToArray();
        foreach (var line in lines)
            output.WriteLine(string.Concat(line.Select((cell, column) => column == line.Length - 1 ? cell : cell + new string(' ', widths[column] - Width(cell)))));
    }

    private static string Cell(CustomColumn column, JsonElement row)
    {
        var found = column.Path.Find(row);
        var values = found.SelectMany(piece => piece.Values).Select(GoText.Of);
        return PlainText.OneLine(string.Join(',', found is [{ Values.Count: > 0 }, ..] ? values : values.Prepend("<none>")));
    }

    private static int Width(string text) => text.EnumerateRunes().Count();
}

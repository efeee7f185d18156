namespace KubectlIcr.Printers;

/// <summary>A table as kubectl prints it: no blanks in values, three between columns, nothing behind the last.</summary>
internal static class Table
{
    private const string Gap = "   ";

    /// <param name="rows">As many cells as there are heads; control characters and blanks in them are replaced.</param>
    public static void Print(TextWriter output, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, bool noHeaders = false)
    {
        var cells = rows.Select(row => row.Select(cell => PlainText.OneLine(cell).Replace(' ', '_')).ToArray()).ToList();
        if (!noHeaders)
            cells.Insert(0, [.. heads]);
        var widths = heads.Select((_, column) => cells.Count == 0 ? 0 : cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}

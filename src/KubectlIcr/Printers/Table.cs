namespace KubectlIcr.Printers;

/// <summary>A table as kubectl prints it: no blanks in values, three between columns, nothing behind the last.</summary>
internal static class Table
{
    private const string Gap = "   ";

    /// <summary>A cell without a value.</summary>
    public const string None = "<none>";

    /// <summary>A cell whose value was not read.</summary>
    public const string Unknown = "<unknown>";

    private const int MostNames = 3;

    /// <summary>Names in one cell; where they are many and not all are wanted, the first and how many more.</summary>
    /// <param name="names">Null where they were not read.</param>
    public static string Names(IReadOnlyCollection<string>? names, bool all = false) =>
        names is null ? Unknown
        : names.Count == 0 ? None
        : all || names.Count <= MostNames ? string.Join(',', names)
        : $"{string.Join(',', names.Take(MostNames - 1))},+{names.Count - MostNames + 1}";

    /// <summary>The columns that are shown, of one row an item.</summary>
    public static void Print<T>(TextWriter output, IEnumerable<T> items, (string Head, bool IsShown, Func<T, string> Cell)[] columns, bool noHeaders, bool endsInText)
    {
        var shown = Array.FindAll(columns, column => column.IsShown);
        Print(output, [.. shown.Select(column => column.Head)], items.Select(item => shown.Select(column => column.Cell(item)).ToArray()), noHeaders, endsInText);
    }

    /// <param name="rows">As many cells as there are heads; control characters and blanks in them are replaced.</param>
    /// <param name="endsInText">The last column holds sentences, with their blanks.</param>
    public static void Print(TextWriter output, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, bool noHeaders = false, bool endsInText = false)
    {
        var words = endsInText ? heads.Count - 1 : heads.Count;
        var cells = rows.Select(row => row.Select((cell, column) => column < words ? PlainText.OneLine(cell).Replace(' ', '_') : PlainText.OneLine(cell)).ToArray()).ToList();
        if (!noHeaders)
            cells.Insert(0, [.. heads]);
        var widths = heads.Select((_, column) => cells.Count == 0 ? 0 : cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}

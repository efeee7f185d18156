namespace KubectlIcr.Printers;

/// <summary>The lines of a trace: indented, wrapped, and numbered with the names in a column.</summary>
internal sealed class TraceLayout(TextWriter output, int width)
{
    public const string Indent = "  ";

    private const string Gap = "  ";

    /// <summary>The indent of the text below a name that is too long for the column.</summary>
    private const int Narrowest = 2;

    /// <summary>A line of the trace itself.</summary>
    public void Line(string text) => Wrapped(Indent, text, hanging: 4);

    /// <summary>Names in a column, and beside each what there is to say of it: below it, where the name is too long for the column.</summary>
    public void Numbered(IReadOnlyList<(string Name, IReadOnlyList<string> Told)> rows)
    {
        var column = rows.Select(row => row.Name.Length).Where(length => length <= width / 4).DefaultIfEmpty(Narrowest).Max();
        var digits = $"{rows.Count}".Length;
        for (var i = 0; i < rows.Count; i++)
            Row($"{Indent}{Indent}{$"{i + 1}".PadLeft(digits)}. ", PlainText.OneLine(rows[i].Name), rows[i].Told, column);
    }

    /// <summary>Labels in a column, and one text beside each.</summary>
    public void Table(IReadOnlyList<(string Label, string Text)> rows)
    {
        var column = rows.Max(row => row.Label.Length);
        foreach (var (label, text) in rows)
            Wrapped($"{Indent}{Indent}{label.PadRight(column)}{Gap}", text, Indent.Length * 2 + column + Gap.Length);
    }

    /// <summary>Text whose lines after the first are indented by <paramref name="hanging"/>.</summary>
    public void Wrapped(string label, string text, int hanging)
    {
        foreach (var line in PlainText.Wrap(text, Math.Max(width - Math.Max(label.Length, hanging), width / 2)))
        {
            output.WriteLine($"{label}{line}".TrimEnd());
            label = "".PadRight(hanging);
        }
    }

    private void Row(string number, string name, IReadOnlyList<string> told, int column)
    {
        var hanging = number.Length + column + Gap.Length;
        var label = $"{number}{name.PadRight(column)}{Gap}";
        if (name.Length > column)
        {
            output.WriteLine($"{number}{name}");
            label = "".PadRight(hanging);
        }
        foreach (var text in told)
        {
            Wrapped(label, text, hanging);
            label = "".PadRight(hanging);
        }
    }
}

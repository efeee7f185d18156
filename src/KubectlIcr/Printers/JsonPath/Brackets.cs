namespace KubectlIcr.Printers.JsonPath;

/// <summary>Reads what stands in square brackets: a key, an index, a slice, or several of them.</summary>
internal static class Brackets
{
    public static IReadOnlyList<Node> Read(string inside)
    {
        if (inside.Split(',') is { Length: > 1 } parts)
            return [new UnionNode([.. parts.Select(part => TemplateReader.ReadInside($"[{part.Trim(' ')}]"))])];
        if (inside.Length >= 2 && inside[0] == '\'' && inside.IndexOf('\'', 1) == inside.Length - 1)
            return TemplateReader.ReadInside($".{inside[1..^1]}");
        return [new SliceNode(Slice.Parse(inside == "*" ? ":" : inside))];
    }
}

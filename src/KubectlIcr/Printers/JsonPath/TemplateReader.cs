using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Reads the text of a template into its pieces: text outside braces, and the steps inside them.</summary>
internal sealed class TemplateReader
{
    private readonly string text;
    private int position;

    private TemplateReader(string text) => this.text = text;

    public static IReadOnlyList<IReadOnlyList<Node>> Read(string text)
    {
        var reader = new TemplateReader(text);
        var pieces = new List<IReadOnlyList<Node>>();
        while (reader.position < text.Length)
            pieces.Add(reader.Take("{") ? reader.ReadAction() : [reader.ReadOutside()]);
        return pieces;
    }

    /// <summary>The steps of a path that stands inside another.</summary>
    public static IReadOnlyList<Node> ReadInside(string path) => Read($"{{{path}}}")[0];

    private TextNode ReadOutside() => new(Literal.Text(TakeWhile(c => c != '{')));

    private List<Node> ReadAction()
    {
        var nodes = new List<Node>();
        while (!Take("}"))
            ReadNode(nodes);
        return nodes;
    }

    private void ReadNode(List<Node> nodes)
    {
        if (Take("[?("))
            nodes.Add(ReadFilter());
        else if (Take(".."))
            ReadRecursive(nodes);
        else if (Next is '[')
            nodes.AddRange(Brackets.Read(TakeThrough(c => c == ']', "unterminated array")[1..^1]));
        else if (Next is '"' or '\'')
            nodes.Add(ReadQuoted(text[position]));
        else if (Take("."))
            nodes.Add(ReadField());
        else if (Next is ' ' or '@' or '$')
            position++;
        else
            nodes.Add(ReadBare());
    }

    private Node ReadBare()
    {
        if (Next is null or '\n' or '\r')
            throw new TemplateException("unclosed action");
        Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out _);
        if (Next is '+' or '-' || Rune.IsDigit(rune))
            return ReadNumber();
        return rune.Value == '_' || Rune.IsLetter(rune) ? ReadWord() : throw new TemplateException($"unrecognized character in action: {Shown(rune)}");
    }

    private LiteralNode ReadNumber()
    {
        var sign = Take("+") ? "" : Take("-") ? "-" : "";
        return new(Literal.Number(sign + TakeWhile(c => c == '.' || char.IsDigit(c))));
    }

    private Node ReadWord() => TakeWhile(c => !IsTerminator(c)) switch
    {
        "true" => new LiteralNode(Literal.Boolean(true)),
        "false" => new LiteralNode(Literal.Boolean(false)),
        var word => new WordNode(word),
    };

    /// <summary>A name up to the next sign that is not escaped.</summary>
    private Node ReadField()
    {
        var start = position;
        while (Next is { } c && !IsTerminator(c))
            position = Math.Min(position + (c == '\\' ? 2 : 1), text.Length);
        var name = text[start..position];
        return name == "*" ? new WildcardNode() : new FieldNode(name.Replace("\\", "", StringComparison.Ordinal));
    }

    private void ReadRecursive(List<Node> nodes)
    {
        if (nodes.LastOrDefault() is RecursiveNode)
            throw new TemplateException("invalid multiple recursive descent");
        nodes.Add(new RecursiveNode());
        if (Next is { } c && (c == '_' || char.IsLetterOrDigit(c)))
            nodes.Add(ReadField());
    }

    private TextNode ReadQuoted(char quote)
    {
        var quoted = TakeThrough(c => c == quote && text[position - 1] != '\\', "unterminated quoted string", skip: 1);
        return new(Literal.Text(Quoted.Unquote(quoted)));
    }

    /// <summary>The filter ends at the first bracket that is not between the first quote and its pair.</summary>
    private FilterNode ReadFilter()
    {
        char? quote = null;
        var isPaired = false;
        var filter = TakeThrough(
            c =>
            {
                if (c is '"' or '\'' && quote is null)
                    quote = c;
                else if (c == quote && text[position - 1] != '\\')
                    isPaired = true;
                return c == ')' && (quote is null || isPaired);
            },
            "unterminated filter");
        return Take("]") ? Filters.Read(filter[..^1]) : throw new TemplateException("unclosed array expect ]");
    }

    private char? Next => position < text.Length ? text[position] : null;

    private bool Take(string sign)
    {
        var isHere = string.CompareOrdinal(text, position, sign, 0, sign.Length) == 0;
        position += isHere ? sign.Length : 0;
        return isHere;
    }

    private string TakeWhile(Func<char, bool> isPart)
    {
        var start = position;
        while (position < text.Length && isPart(text[position]))
            position++;
        return text[start..position];
    }

    /// <summary>The text up to and with the sign that ends it, which must come in the same line.</summary>
    private string TakeThrough(Func<char, bool> isLast, string orElse, int skip = 0)
    {
        var start = position;
        for (position += skip; position < text.Length && text[position] != '\n'; position++)
        {
            if (isLast(text[position]))
                return text[start..++position];
        }
        throw new TemplateException(orElse);
    }

    private static bool IsTerminator(char c) => c is ' ' or '\t' or '\r' or '\n' or '.' or ',' or '[' or ']' or '$' or '@' or '{' or '}';

    private static string Shown(Rune rune) => $"U+{rune.Value:X4}{(rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is < UnicodeCategory.SpaceSeparator or > UnicodeCategory.OtherNotAssigned
        or (>= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol) ? $" '{rune}'" : "")}";
}

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

/// <summary>Reads what stands between <c>[?(</c> and <c>)]</c>.</summary>
internal static partial class Filters
{
    public static FilterNode Read(string text) => Comparison().Match(text) is { Success: true } match
        ? new(TemplateReader.ReadInside(match.Groups["left"].Value), match.Groups["operator"].Value, TemplateReader.ReadInside(match.Groups["right"].Value))
        : new(TemplateReader.ReadInside(text), null, []);

    [GeneratedRegex(@"\A(?<left>[^!<>=]+)(?<operator>[!<>=]+)(?<right>.+)\z")]
    private static partial Regex Comparison();
}

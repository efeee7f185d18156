using System.Text;

namespace KubectlIcr.Printers;

/// <summary>Writes the same indented XML as <c>System.Xml.XmlWriter</c>, which would enlarge the binary by half a megabyte. An element contains elements or text, not both.</summary>
internal sealed class XmlText(TextWriter output)
{
    private readonly Stack<string> open = [];
    private bool inStartTag;
    private bool afterText;

    public void Start(string name)
    {
        CloseStartTag();
        Break();
        output.Write($"<{name}");
        open.Push(name);
        inStartTag = true;
    }

    public void Attribute(string name, string value) => output.Write($" {name}=\"{Escaped(value, EscapedInAttribute)}\"");

    /// <summary>After empty text too, the element gets an end tag.</summary>
    public void Text(string text)
    {
        CloseStartTag();
        output.Write(Escaped(text, EscapedInText));
        afterText = true;
    }

    public void Element(string name, string text)
    {
        Start(name);
        if (text is not "")
            Text(text);
        End();
    }

    public void End()
    {
        var name = open.Pop();
        if (!inStartTag && !afterText)
            Break();
        output.Write(inStartTag ? " />" : $"</{name}>");
        inStartTag = afterText = false;
    }

    private void CloseStartTag()
    {
        if (inStartTag)
            output.Write('>');
        inStartTag = false;
    }

    /// <summary>The root element gets its own line too, after the XML declaration.</summary>
    private void Break() => output.Write("\n" + new string(' ', 2 * open.Count));

    private static string Escaped(string text, Func<Rune, string> escape)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            escaped.Append(escape(rune));
        return escaped.ToString();
    }

    private static string EscapedInAttribute(Rune rune) => rune.Value switch
    {
        '"' => "&quot;",
        '\t' => "&#x9;",
        '\n' => "&#xA;",
        _ => EscapedInText(rune),
    };

    /// <summary>XML 1.0 can't represent some characters, not even escaped. Lone surrogates are already replaced in <paramref name="rune"/>.</summary>
    private static string EscapedInText(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\r' => "&#xD;",
        (< ' ' and not ('\t' or '\n')) or 0xfffe or 0xffff => Rune.ReplacementChar.ToString(),
        _ => rune.ToString(),
    };
}

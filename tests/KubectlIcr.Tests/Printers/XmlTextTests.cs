using System.Xml;
using System.Xml.Linq;
using XmlText = KubectlIcr.Printers.XmlText;

namespace KubectlIcr.Tests.Printers;

/// <summary>Compared with <see cref="XmlWriter"/>, which it replaces.</summary>
public sealed class XmlTextTests
{
    /// <summary>Carriage returns in text are kept as references, as in attributes. By default, <see cref="XmlWriter"/> turns them into line breaks.</summary>
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true };

    private static string Ours(string text)
    {
        var output = new StringWriter();
        var xml = new XmlText(output);
        xml.Start("root");
        xml.Start("outer");
        xml.Attribute("a", text);
        xml.Attribute("b", "");
        xml.Element("text", text);
        xml.Start("both");
        xml.Attribute("a", text);
        xml.Text(text);
        xml.End();
        xml.Start("inner");
        xml.Element("empty", "");
        xml.End();
        xml.End();
        xml.Start("last");
        xml.End();
        xml.End();
        return output.ToString();
    }

    private static string Theirs(string text)
    {
        var output = new StringWriter();
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("root");
            xml.WriteStartElement("outer");
            xml.WriteAttributeString("a", text);
            xml.WriteAttributeString("b", "");
            xml.WriteElementString("text", text);
            xml.WriteStartElement("both");
            xml.WriteAttributeString("a", text);
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteStartElement("inner");
            xml.WriteElementString("empty", "");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("last");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return output.ToString();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("plain")]
    [InlineData("\"double\" 'single' `back`")]
    [InlineData("a & b &amp; &#10; &")]
    [InlineData("<tag/> </root> <!-- --> <?pi?> <![CDATA[x]]> ]]>")]
    [InlineData("\ta\tb\t")]
    [InlineData("\na\n\n  b\n")]
    [InlineData("\ra\r\nb\r")]
    [InlineData("größe 日本 😀👩‍💻 \U0010ffff")]
    [InlineData("\u007f\u0080\u0085\u009f\u00a0\u200f\u2028\u2029\ufdd0\ufeff\ufffd")]
    public void The_same_bytes(string text) => Assert.Equal("\n" + Theirs(text), Ours(text));

    [Fact]
    public void The_same_bytes_for_every_character_that_xml_can_hold()
    {
        var text = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(XmlConvert.IsXmlChar));
        Assert.Equal("\n" + Theirs(text), Ours(text));
    }

    [Fact]
    public void Characters_that_xml_can_not_hold_are_replaced()
    {
        var wrong = Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => !XmlConvert.IsXmlChar(c)).ToList();
        Assert.Equal(29 + 2048 + 2, wrong.Count);
        Assert.All(wrong, c => Replaced($"a{c}b", "a\ufffdb"));
    }

    [Fact]
    public void Surrogates_in_the_wrong_order_are_replaced() => Replaced("\udc00\ud800 \ud83d\ud83d\ude00 \ud800", "\ufffd\ufffd \ufffd😀 \ufffd");

    private static void Replaced(string text, string expected)
    {
        Assert.Throws<ArgumentException>(() => Theirs(text));
        var outer = XDocument.Parse(Ours(text).TrimStart('\n')).Root!.Element("outer")!;
        Assert.All([outer.Attribute("a")!.Value, outer.Element("text")!.Value, outer.Element("both")!.Value], value => Assert.Equal(expected, value));
    }
}

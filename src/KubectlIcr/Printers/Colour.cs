using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>Colour as a second hint: every meaning is in the words already.</summary>
internal sealed record Colour(bool On)
{
    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    public string Of(Severity severity, string text) => Paint(severity switch
    {
        Severity.Error => "1;31",
        Severity.Warning => "1;33",
        _ => "1;36",
    }, text);

    /// <summary>A line of a diff.</summary>
    public string Of(char sign, string text) => sign switch
    {
        '+' => Paint("32", text),
        '-' or '!' => Paint("31", text),
        _ => text,
    };

    public string Good(string text) => Paint("1;32", text);

    private string Paint(string code, string text) => On ? $"\u001b[{code}m{text}\u001b[0m" : text;
}

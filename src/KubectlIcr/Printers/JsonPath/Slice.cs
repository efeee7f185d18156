using System.Globalization;
using System.Text.RegularExpressions;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Which members of an array are meant; what is null was left out.</summary>
internal sealed partial record Slice(int? Start, int? End, int? Step)
{
    /// <summary>Reads <c>1</c>, <c>-1</c>, <c>0:3</c>, <c>::2</c>.</summary>
    public static Slice Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw new TemplateException($"invalid array index {text}");
        var start = Number(match.Groups["start"].Value);
        var isOneIndex = match.Groups["end"].Value.Length == 0;
        // -1 alone is the last member: an end of 0 would be the array's begin.
        var end = isOneIndex ? start is -1 ? null : (start ?? 0) + 1 : Number(match.Groups["end"].Value[1..]);
        return new Slice(start, end, match.Groups["step"].Value is { Length: > 1 } step ? Number(step[1..]) : null);
    }

    /// <summary>The indexes in an array of this length.</summary>
    public IEnumerable<int> Of(int length)
    {
        var start = FromEnd(Start ?? 0, length);
        var end = FromEnd(End ?? length, length);
        if (start == end)
            return [];
        if (start >= length || start < 0)
            throw OutOfBounds(start, length);
        if (end > length || end < 0)
            throw OutOfBounds(end - 1, length);
        if (start > end)
            throw new TemplateException($"starting index {start} is greater than ending index {end}");
        if (Step is <= 0)
            throw new TemplateException("step must be > 0");
        return Enumerable.Range(start, end - start).Where(index => (index - start) % (Step ?? 1) == 0);
    }

    private static int FromEnd(int index, int length) => index < 0 ? index + length : index;

    private static TemplateException OutOfBounds(int index, int length) => new($"array index out of bounds: index {index}, length {length}");

    private static int? Number(string text) =>
        text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new TemplateException($"array index {text} is not a number");

    [GeneratedRegex(@"\A(?<start>-?[0-9]*)(?<end>:-?[0-9]*)?(?<step>:-?[0-9]*)?\z")]
    private static partial Regex Form();
}

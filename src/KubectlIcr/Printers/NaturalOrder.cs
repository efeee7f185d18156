namespace KubectlIcr.Printers;

/// <summary>Texts in the order people expect: <c>web-2</c> before <c>web-10</c>.</summary>
internal static class NaturalOrder
{
    public static int Compare(string one, string other)
    {
        int i = 0, j = 0;
        while (i < one.Length && j < other.Length)
        {
            var order = char.IsAsciiDigit(one[i]) && char.IsAsciiDigit(other[j])
                ? CompareNumbers(Digits(one, ref i), Digits(other, ref j))
                : one[i++].CompareTo(other[j++]);
            if (order != 0)
                return order;
        }
        return (one.Length - i).CompareTo(other.Length - j);
    }

    private static string Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return text[start..position];
    }

    /// <summary>Of any length; the one with fewer zeros in front comes first.</summary>
    private static int CompareNumbers(string one, string other)
    {
        var (a, b) = (one.TrimStart('0'), other.TrimStart('0'));
        return a.Length != b.Length ? a.Length.CompareTo(b.Length)
            : string.CompareOrdinal(a, b) is not 0 and var order ? order
            : one.Length.CompareTo(other.Length);
    }
}

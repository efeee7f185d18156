namespace KubectlIcr.Iam;

/// <summary>
/// IAM's <c>stringMatch</c>: <c>*</c> is any run of characters, <c>?</c> any one, <c>{{*}}</c> and <c>{{?}}</c> are the characters themselves; case counts.
/// Source: IBM Cloud docs, operators of IAM conditions.
/// </summary>
internal static class Wildcard
{
    private const int LiteralLength = 5;

    /// <summary>Linear but for the way back to the last <c>*</c>: a pattern of many stars stays cheap.</summary>
    public static bool Matches(string pattern, string text)
    {
        int at = 0, next = 0, star = -1, retry = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*') (star, retry) = (next++, at);
            else if (One(pattern, next, text[at]) is var length and > 0) (next, at) = (next + length, at + 1);
            else if (star >= 0) (next, at) = (star + 1, ++retry);
            else return false;
        }
        return pattern.AsSpan(next).TrimStart('*').IsEmpty;
    }

    /// <summary>How many characters of the pattern the one character takes; 0 when it does not match.</summary>
    private static int One(string pattern, int at, char wanted)
    {
        if (at == pattern.Length) return 0;
        var rest = pattern.AsSpan(at);
        if (rest.StartsWith("{{*}}") || rest.StartsWith("{{?}}")) return rest[2] == wanted ? LiteralLength : 0;
        return rest[0] == '?' || rest[0] == wanted ? 1 : 0;
    }
}

namespace KubectlIcr.Kubelet;

/// <summary>The glob of one host label: <c>*</c>, <c>?</c> and <c>[a-z]</c> of Go's filepath.Match, less what no URL host can hold.</summary>
internal static class LabelGlob
{
    public static bool Matches(string pattern, string label)
    {
        var (p, l) = (0, 0);
        var (star, starLabel) = (-1, 0);
        while (l < label.Length || p < pattern.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, starLabel) = (p++, l);
            }
            else if (l < label.Length && One(pattern.AsSpan(p), label[l]) is var used and > 0)
            {
                (p, l) = (p + used, l + 1);
            }
            else if (star >= 0 && starLabel < label.Length)
            {
                (p, l) = (star + 1, ++starLabel);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How much of the pattern matches this one character; 0 when it does not match or is malformed.</summary>
    private static int One(ReadOnlySpan<char> pattern, char c) => pattern switch
    {
        [] => 0,
        ['?', ..] => 1,
        ['[', ..] => Class(pattern, c),
        [var same, ..] => same == c ? 1 : 0,
    };

    private static int Class(ReadOnlySpan<char> pattern, char c)
    {
        var matches = false;
        var at = 1;
        while (at < pattern.Length && (pattern[at] != ']' || at == 1))
        {
            if (pattern[at] is '-' or ']')
            {
                return 0;
            }

            var low = pattern[at++];
            var high = low;
            if (at + 1 < pattern.Length && pattern[at] == '-')
            {
                (high, at) = (pattern[at + 1], at + 2);
                if (high is '-' or ']')
                {
                    return 0;
                }
            }

            matches |= low <= c && c <= high;
        }

        return matches && at < pattern.Length ? at + 1 : 0;
    }
}

using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>The messages of a pasted text. An event's message may go on over several lines: a registry's list of errors does, and so does a narrow terminal.</summary>
internal static partial class PullLines
{
    private const int MostLines = 200;
    private const int MostContinued = 20;

    /// <summary>The events of pasted <c>kubectl</c> output; without any, the text as one.</summary>
    public static IReadOnlyList<string> Events(string text)
    {
        var events = text.Contains('\n', StringComparison.Ordinal) ? Messages(text).Where(message => Row().IsMatch(message)).Take(MostLines).ToList() : [];
        return events.Count > 0 ? events : [text];
    }

    /// <summary>Every message, whether an event or a line that stands alone.</summary>
    public static IReadOnlyList<string> Messages(string text)
    {
        var messages = new List<string>();
        var (inRow, continued) = (false, 0);
        foreach (var line in text.Split('\n'))
        {
            if (messages.Count > 0 && continued < MostContinued && (Continues().IsMatch(line) || (inRow && IsRest(line))))
            {
                messages[^1] += $"\n{line.TrimEnd()}";
                continued++;
                continue;
            }

            (inRow, continued) = (Row().IsMatch(line), 0);
            messages.Add(line);
        }

        return messages;
    }

    private static bool IsRest(string line) => !string.IsNullOrWhiteSpace(line) && !Row().IsMatch(line) && !Field().IsMatch(line) && !Log().IsMatch(line);

    /// <summary>A row of <c>describe</c>, of <c>get events</c> or of a web console.</summary>
    [GeneratedRegex(@"\A\s*(?:(?:[a-z0-9][a-z0-9-]{0,62}\s+)?(?:\d\S{0,20}|<unknown>)\s+(?:[AP]M\s+)?(?:\(x\d+ over [^)]{1,40}\)\s+)?)?(?:Warning|Normal)\s+[A-Z]\w+\s")]
    private static partial Regex Row();

    /// <summary>How the next error of a list starts, or the rest of a line that was broken before a colon.</summary>
    [GeneratedRegex(@"\A\s*(?:(?:denied|unauthorized|toomanyrequests|unknown)(?::|\s*\z)|[:*] |v\d ping attempt)")]
    private static partial Regex Continues();

    /// <summary>A field of <c>describe</c>: the next object has begun.</summary>
    [GeneratedRegex(@"\A\s*[A-Z][A-Za-z -]{1,30}:(?:\s{2,}|\s*\z)")]
    private static partial Regex Field();

    /// <summary>A line of a log, a prompt, the heads of a table or the next document.</summary>
    [GeneratedRegex(@"\A(?:[IWEF]\d{4} \d\d:|time=""|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:|\d{4}-\d\d-\d\dT|\{|[$#] |---|(?:NAMESPACE|LAST SEEN|NAME) +[A-Z])")]
    private static partial Regex Log();
}

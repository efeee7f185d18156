using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>Takes out of what a command said what is another in every run.</summary>
internal static partial class Steady
{
    public static Outcome Of(Outcome outcome, params (string From, string To)[] names) =>
        new(outcome.ExitCode, Of(outcome.Stdout, names), Of(outcome.Stderr, names));

    private static string Of(string text, (string From, string To)[] names)
    {
        // A reset that comes while something is sent is an EPIPE.
        foreach (var (from, to) in names.Append(("Broken pipe", "Connection reset by peer"))) text = text.Replace(from, to, StringComparison.Ordinal);
        return Time().Replace(Timeline().Replace(Age().Replace(Fingerprint().Replace(text, "FINGERPRINT"), "   AGE"), ""), "TIME");
    }

    [GeneratedRegex(@"\b[0-9a-f]{8}\b")]
    private static partial Regex Fingerprint();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Time();

    [GeneratedRegex(@" {2,}(\d+[smh]){1,2} *$", RegexOptions.Multiline)]
    private static partial Regex Age();

    /// <summary>What came first depends on the second in which it was planted.</summary>
    [GeneratedRegex(@"^ {13}timeline:.*\n( {13}(?!\w+: ).*\n)*", RegexOptions.Multiline)]
    private static partial Regex Timeline();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Reads <c>--request-timeout</c> as kubectl does (clientcmd.ParseTimeout): bare seconds or a Go duration; 0 is no limit.</summary>
internal static partial class RequestTimeout
{
    /// <summary>What a timer can count, 49 days; a longer limit is as good as none.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The limit for one request, its retries included; null for none.</summary>
    public static TimeSpan? Parse(string text)
    {
        var span = Seconds(text) ?? Duration(text) ?? throw UserError.Usage(
            "error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)");
        return span > TimeSpan.Zero && span <= Longest ? span : null;
    }

    private static TimeSpan? Seconds(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan? Duration(string text)
    {
        var match = GoDuration().Match(text);
        if (!match.Success) return null;
        var seconds = match.Groups["part"].Captures.Zip(match.Groups["unit"].Captures)
            .Sum(pair => double.Parse(pair.First.Value, CultureInfo.InvariantCulture) * UnitSeconds(pair.Second.Value));
        return TimeSpan.FromSeconds(Math.Min(seconds, 2 * Longest.TotalSeconds));
    }

    private static double UnitSeconds(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"^((?<part>\d+(\.\d*)?|\.\d+)(?<unit>ns|us|µs|ms|s|m|h))+$", RegexOptions.ExplicitCapture)]
    private static partial Regex GoDuration();
}

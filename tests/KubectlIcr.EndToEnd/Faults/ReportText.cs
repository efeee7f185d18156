using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A text report for a comparison line by line.</summary>
internal static partial class ReportText
{
    /// <summary>With its first sentence on one line, however long it is.</summary>
    public static string Unwrapped(string stdout) => Break().Replace(stdout, " ");

    [GeneratedRegex(@"(?<=\A[^\n]* can't [^\n]*)\n(?=\S)")]
    private static partial Regex Break();
}

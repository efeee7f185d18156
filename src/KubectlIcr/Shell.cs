using System.Text.RegularExpressions;

namespace KubectlIcr;

/// <summary>Words for a POSIX shell.</summary>
internal static partial class Shell
{
    /// <summary>The word as the shell reads it back: bare when it is safe, else in single quotes.</summary>
    public static string Quote(string word) => Safe().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''")}'";

    [GeneratedRegex(@"\A[A-Za-z0-9_@%+=:,./-]+\z")]
    private static partial Regex Safe();
}

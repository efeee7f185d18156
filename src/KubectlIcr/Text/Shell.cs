using System.Text.RegularExpressions;

namespace KubectlIcr;

/// <summary>Words for a POSIX shell.</summary>
internal static partial class Shell
{
    /// <summary>
    /// The word as the shell reads it back: bare when it is safe, else in single quotes. A command would take a word that starts with a dash for
    /// an option, whatever the quotes; no name in a cluster starts so, and one from a file that does becomes <c>NAME</c>.
    /// </summary>
    public static string Quote(string word) => word.StartsWith('-') ? "NAME" : Safe().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''")}'";

    [GeneratedRegex(@"\A[A-Za-z0-9_@%+=:,./-]+\z")]
    private static partial Regex Safe();
}

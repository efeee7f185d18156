#nullable enable
using System.Text.RegularExpressions;

/// <summary>The README of an archive: how the repository's begins, and how to install what is beside it. No namespace: build.cake loads this file.</summary>
internal static class Readme
{
    private const string Repository = "https://github.com/kubectl-icr/kubectl-icr";

    public static string Excerpt(string readme, string version)
    {
        var top = readme.Split("\n## ")[0];
        var text = Regex.Replace(top, @"^[ \t]*(<!--.*-->|</?(picture|source|img|p)\b.*|.*!\[.*)\n", "", RegexOptions.Multiline);
        var links = Regex.Replace(text, @"\]\((?!https?:|#)([^)]+)\)", $"]({Repository}/blob/v{version}/$1)");
        return $"""
            {links.TrimEnd()}

            ## Install

            Version {version}. Put `kubectl-icr` into a folder of your `PATH`, and `kubectl_complete-icr` beside it for completion by kubectl 1.26 or later;
            then run `kubectl icr --help`. On Linux, TLS needs OpenSSL (libssl 3 or 1.1) of the system. The portable archive needs the .NET 10 runtime.

            Documentation: {Repository}

            """.ReplaceLineEndings("\n");
    }
}

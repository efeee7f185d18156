using System.Runtime.CompilerServices;

namespace KubectlIcr.Tests.Golden;

/// <summary>Compares a whole text with the file that was looked at by a person; <c>dotnet cake --target=Golden</c> writes the files anew.</summary>
internal static class Verified
{
    public static readonly string Root = RepositoryRoot();

    private static bool Updating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <param name="path">Relative to the repository's root.</param>
    public static void Matches(string actual, string path)
    {
        var file = Path.Combine(Root, path);
        if (Updating)
            Write(file, actual);
        Assert.True(File.Exists(file), $"{path} is missing: run `dotnet cake --target=Golden` (or Docs), and read what it wrote");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string RepositoryRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}

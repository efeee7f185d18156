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
        var mend = $"run `dotnet cake --target={(path.StartsWith("docs/", StringComparison.Ordinal) || path == "README.md" ? "Docs" : "Golden")}`, and review what it wrote";
        Assert.True(File.Exists(file), $"{path} is missing: {mend}");
        try
        {
            Assert.Equal(File.ReadAllText(file), actual);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            throw new Xunit.Sdk.XunitException($"{path} is outdated, or the change is wrong: if not, {mend}\n{e.Message}");
        }
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string RepositoryRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}

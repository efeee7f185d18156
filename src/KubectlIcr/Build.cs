using System.Reflection;

namespace KubectlIcr;

/// <summary>What the tool is called, which version this is, and where the project's pages about it are.</summary>
internal static class Build
{
    /// <summary>How users call the tool.</summary>
    public const string Command = "kubectl icr";

    public const string Home = "https://github.com/kubectl-icr/kubectl-icr";

    /// <summary>As the build wrote it: the version, and after a plus sign the commit.</summary>
    private static readonly string[] Parts = (Own.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+', 2);

    /// <summary>Without the commit, e.g. <c>0.2.0</c> or <c>0.2.1-alpha.0.3</c>.</summary>
    public static string Version => Parts[0];

    /// <summary>Null where the source was built outside a clone.</summary>
    public static string? Commit => Parts.ElementAtOrDefault(1);

    /// <summary>Of the commit, in ISO 8601; null where the source was built outside a clone.</summary>
    public static string? Date => Own.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "CommitDate")?.Value;

    private static Assembly Own => typeof(Build).Assembly;

    /// <summary>A file or folder of the repository as this version has it.</summary>
    public static string Page(string path) => Page(path, Version);

    /// <summary>A release has a tag; any other build is nearest to main.</summary>
    public static string Page(string path, string version) => $"{Home}/blob/{(IsRelease(version) ? $"v{version}" : "main")}/{path}";

    private static bool IsRelease(string version) => System.Version.TryParse(version, out var number) && number is { Build: >= 0, Revision: < 0 };
}

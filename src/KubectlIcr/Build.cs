using System.Reflection;

namespace KubectlIcr;

/// <summary>Which version of the tool this is, and where the project's pages about it are.</summary>
internal static class Build
{
    public const string Home = "https://github.com/kubectl-icr/kubectl-icr";

    /// <summary>Without the commit, e.g. <c>0.2.0</c> or <c>0.2.1-alpha.0.3</c>.</summary>
    public static string Version =>
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>A file or folder of the repository as this version has it.</summary>
    public static string Page(string path) => Page(path, Version);

    /// <summary>A release has a tag; any other build is nearest to main.</summary>
    public static string Page(string path, string version) => $"{Home}/blob/{(IsRelease(version) ? $"v{version}" : "main")}/{path}";

    private static bool IsRelease(string version) => System.Version.TryParse(version, out var number) && number is { Build: >= 0, Revision: < 0 };
}

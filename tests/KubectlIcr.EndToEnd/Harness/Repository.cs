namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The work tree that this test assembly was built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KubectlIcr.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No KubectlIcr.sln above {AppContext.BaseDirectory}.");
    }
}

using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Krew;

/// <summary>A folder with an archive for each platform and their sums, as the target Package leaves them, only that the binaries are small scripts.</summary>
internal sealed class SmallRelease : IDisposable
{
    public const string Tag = "v0.9.1";

    private static readonly string[] Platforms = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64", "windows_amd64", "windows_arm64"];

    public SmallRelease(bool license = true)
    {
        foreach (var platform in Platforms)
            Pack(platform, license ? ["LICENSE", "README.md"] : ["README.md"]);
        Sum();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("icr-krew-").FullName;

    public static string Template => File.ReadAllText(Path.Combine(Verified.Root, ".krew.yaml"));

    public static string Name(string platform) => $"kubectl-icr_{Tag[1..]}_{platform}.{(IsWindows(platform) ? "zip" : "tar.gz")}";

    public string Manifest(bool partial = false) => KrewManifest.Create(Template, Folder, partial);

    /// <summary>Deletes all archives but these, as where not every platform was built.</summary>
    public void Keep(params string[] platforms)
    {
        foreach (var platform in Platforms.Except(platforms))
            File.Delete(Path.Combine(Folder, Name(platform)));
        Sum();
    }

    public void Sum() => Archive.WriteSums(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Pack(string platform, string[] texts)
    {
        var files = Directory.CreateTempSubdirectory("icr-krew-").FullName;
        File.WriteAllText(Path.Combine(files, IsWindows(platform) ? "kubectl-icr.exe" : "kubectl-icr"), $"#!/bin/sh\necho kubectl-icr {Tag}\n");
        foreach (var name in texts) File.WriteAllText(Path.Combine(files, name), $"{name} of {platform}\n");
        Archive.Write(files, Path.Combine(Folder, Name(platform)), DateTimeOffset.UnixEpoch.AddYears(50));
        Directory.Delete(files, recursive: true);
    }

    private static bool IsWindows(string platform) => platform.StartsWith("windows", StringComparison.Ordinal);
}

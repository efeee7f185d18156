using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
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

    public static string Archive(string platform) => $"kubectl-icr_{Tag[1..]}_{platform}.{(platform.StartsWith("windows", StringComparison.Ordinal) ? "zip" : "tar.gz")}";

    public string Manifest(bool partial = false) => KrewManifest.Create(Template, Folder, partial);

    /// <summary>Deletes an archive, or all but one, as where not every platform was built.</summary>
    public void Keep(params string[] platforms)
    {
        foreach (var platform in Platforms.Except(platforms))
            File.Delete(Path.Combine(Folder, Archive(platform)));
        Sum();
    }

    public void Sum() => File.WriteAllLines(Path.Combine(Folder, "SHA256SUMS"), Directory.EnumerateFiles(Folder, "kubectl-icr_*").Order(StringComparer.Ordinal)
        .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Pack(string platform, string[] texts)
    {
        var windows = platform.StartsWith("windows", StringComparison.Ordinal);
        using var file = File.Create(Path.Combine(Folder, Archive(platform)));
        (string Name, string Text)[] files = [(windows ? "kubectl-icr.exe" : "kubectl-icr", $"#!/bin/sh\necho kubectl-icr {Tag}\n"), .. texts.Select(name => (name, $"{name} of {platform}\n"))];
        if (windows) Zip(file, files);
        else Tar(file, files);
    }

    private static void Zip(FileStream file, (string Name, string Text)[] files)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    private static void Tar(FileStream file, (string Name, string Text)[] files)
    {
        using var tar = new TarWriter(new GZipStream(file, CompressionLevel.Optimal), TarEntryFormat.Ustar);
        foreach (var (name, text) in files)
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                Mode = (UnixFileMode)(name == "kubectl-icr" ? 0b111_101_101 : 0b110_100_100),
            });
        }
    }
}

#nullable enable
using System.Formats.Tar;
using System.IO.Compression;

/// <summary>A release's archive for one platform, unpacked into a new folder. No namespace: build.cake loads this file too.</summary>
/// <param name="Binary">The program's file.</param>
/// <param name="Version">As the archive's name has it.</param>
internal sealed record Unpacked(string Folder, string Binary, string Version)
{
    /// <param name="platform">As the archive's name has it, e.g. <c>darwin_arm64</c>.</param>
    public static Unpacked Of(string package, string platform)
    {
        var windows = platform.StartsWith("windows");
        var end = $"_{platform}.{(windows ? "zip" : "tar.gz")}";
        var found = System.IO.Directory.Exists(package) ? System.IO.Directory.GetFiles(package, $"kubectl-icr_*{end}") : [];
        if (found is not [var archive])
            throw new InvalidOperationException($"{package} must hold one kubectl-icr_VERSION{end}, but holds {found.Length}");
        var folder = System.IO.Directory.CreateTempSubdirectory("kubectl-icr-").FullName;
        Extract(archive, folder);
        return new(folder, System.IO.Path.Combine(folder, windows ? "kubectl-icr.exe" : "kubectl-icr"), System.IO.Path.GetFileName(archive)["kubectl-icr_".Length..^end.Length]);
    }

    private static void Extract(string archive, string folder)
    {
        if (archive.EndsWith(".zip"))
        {
            ZipFile.ExtractToDirectory(archive, folder);
            return;
        }

        using var unzipped = new GZipStream(System.IO.File.OpenRead(archive), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(unzipped, folder, overwriteFiles: false);
    }
}

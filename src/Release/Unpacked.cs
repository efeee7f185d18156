#nullable enable
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;

/// <summary>A release's archive for one runtime, unpacked into a new folder. No namespace: build.cake loads this file too.</summary>
/// <param name="Binary">The program's file.</param>
/// <param name="Version">As the archive's name has it.</param>
internal sealed record Unpacked(string Folder, string Binary, string Version)
{
    /// <param name="runtime">As .NET names it, e.g. <c>osx-arm64</c>.</param>
    public static Unpacked Of(string package, string runtime)
    {
        var end = $"_{Platform(runtime)}.{(runtime.StartsWith("win") ? "zip" : "tar.gz")}";
        var found = Directory.Exists(package) ? Directory.GetFiles(package, $"kubectl-icr_*{end}") : [];
        if (found is not [var archive])
            throw new InvalidOperationException($"{package} must hold one kubectl-icr_VERSION{end}, but holds {found.Length}");
        var folder = Directory.CreateTempSubdirectory("kubectl-icr-").FullName;
        Extract(archive, folder);
        return new(folder, Path.Combine(folder, runtime.StartsWith("win") ? "kubectl-icr.exe" : "kubectl-icr"), Path.GetFileName(archive)["kubectl-icr_".Length..^end.Length]);
    }

    /// <summary>Go's and krew's name of a runtime.</summary>
    private static string Platform(string runtime) => Regex.Match(runtime, "^(linux|osx|win)-(x64|arm64)$") is { Success: true } match
        ? $"{match.Groups[1].Value switch { "osx" => "darwin", "win" => "windows", var os => os }}_{(match.Groups[2].Value == "x64" ? "amd64" : "arm64")}"
        : throw new InvalidOperationException($"--runtime={runtime}: must be linux, osx or win with -x64 or -arm64");

    private static void Extract(string archive, string folder)
    {
        if (archive.EndsWith(".zip"))
        {
            ZipFile.ExtractToDirectory(archive, folder);
            return;
        }

        using var unzipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(unzipped, folder, overwriteFiles: false);
    }
}

#nullable enable
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

/// <summary>Packs a folder such that the same files give the same bytes on every machine: sorted, of one time, of nobody. No namespace: build.cake loads this file.</summary>
internal static class Archive
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What a user runs; the mode in the folder does not count, since Windows has none.</summary>
    private static readonly string[] Programs = ["kubectl-icr", "kubectl_complete-icr"];

    /// <summary>Writes a .zip or a .tar.gz, as the file's name says.</summary>
    public static void Write(string folder, string file, DateTimeOffset time)
    {
        var files = System.IO.Directory.GetFiles(folder).Order(StringComparer.Ordinal);
        using var output = System.IO.File.Create(file);
        if (file.EndsWith(".zip", StringComparison.Ordinal))
            Zip(files, output, time);
        else
            Tar(files, output, time);
    }

    /// <summary>Lists the files of a folder with their sums, as <c>sha256sum</c> does.</summary>
    public static void WriteSums(string folder)
    {
        var sums = System.IO.Path.Combine(folder, "SHA256SUMS");
        var files = System.IO.Directory.GetFiles(folder).Where(file => file != sums).Order(StringComparer.Ordinal);
        System.IO.File.WriteAllText(sums, string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(file)))}  {System.IO.Path.GetFileName(file)}\n")));
    }

    private static void Tar(IEnumerable<string> files, Stream output, DateTimeOffset time)
    {
        using var zipped = new GZipStream(output, CompressionLevel.SmallestSize);
        using var tar = new TarWriter(zipped, TarEntryFormat.Ustar);
        foreach (var file in files)
        {
            using var data = System.IO.File.OpenRead(file);
            var name = System.IO.Path.GetFileName(file);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { ModificationTime = time, Mode = Programs.Contains(name) ? Executable : Readable, DataStream = data });
        }
    }

    private static void Zip(IEnumerable<string> files, Stream output, DateTimeOffset time)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create);
        foreach (var file in files)
        {
            var entry = zip.CreateEntry(System.IO.Path.GetFileName(file), CompressionLevel.SmallestSize);
            entry.LastWriteTime = time;
            using var data = System.IO.File.OpenRead(file);
            using var target = entry.Open();
            data.CopyTo(target);
        }
    }
}

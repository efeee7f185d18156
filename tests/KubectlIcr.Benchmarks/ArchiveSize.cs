using System.IO.Compression;

namespace KubectlIcr.Benchmarks;

/// <summary>What a user downloads: the binary, compressed as the archive is; the texts beside it are some 30 kB more.</summary>
internal static class ArchiveSize
{
    private const double Most = 8;

    public static void Print(string binary)
    {
        using var counted = new MemoryStream();
        using (var zipped = new GZipStream(counted, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            using var file = File.OpenRead(binary);
            file.CopyTo(zipped);
        }
        var megabytes = counted.Length / 1e6;
        Console.WriteLine($"| size of the compressed binary: {megabytes:0.00} MB of {new FileInfo(binary).Length / 1e6:0.0} | | | | {(megabytes <= Most ? "met" : "MISSED")}: at most {Most} MB |");
    }
}

using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>A layer with one file, which a runtime can unpack.</summary>
internal static class ImageLayer
{
    /// <summary>The only file, and what the image is to run.</summary>
    public const string Program = "/app";

    public static async Task<byte[]> TarAsync(ImageName image, string platform)
    {
        using var bytes = new MemoryStream();
        await using (var tar = new TarWriter(bytes, leaveOpen: true))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes($"layer of {image} for {platform}"));
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Program[1..]) { DataStream = content, Mode = (UnixFileMode)0b111_101_101, ModificationTime = DateTimeOffset.UnixEpoch });
        }

        return bytes.ToArray();
    }

    public static byte[] Packed(byte[] tar)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(tar);
        return bytes.ToArray();
    }
}

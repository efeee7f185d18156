using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace KubectlIcr.Tests.Krew;

/// <summary>What krew demands of the archives that a manifest names, when it installs them.</summary>
internal static partial class ArchiveRules
{
    public static IReadOnlyList<string> Broken(string text, string folder) =>
        [.. ManifestNode.Parse(text)["spec"]["platforms"].Items.SelectMany(platform => Broken(platform, folder))];

    private static IEnumerable<string> Broken(ManifestNode platform, string folder)
    {
        var name = platform["uri"].Text.Split('/')[^1];
        var archive = Path.Combine(folder, name);
        if (!File.Exists(archive))
        {
            yield return $"{name} does not exist";
            yield break;
        }

        var files = Extracted(List(archive), platform["files"]);
        if (platform["sha256"].Text != Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(archive)))) yield return $"{name} has another sum";
        if (!files.Contains(platform["bin"].Text)) yield return $"{name} does not hold bin";
        if (!files.Any(file => License().IsMatch(file.Split('/')[^1]))) yield return $"{name} leaves no license on the machine";
    }

    /// <summary>What krew moves into place: all of it, or what <c>files</c> lists, which may end in a glob.</summary>
    private static List<string> Extracted(List<string> all, ManifestNode files) => files.IsAbsent
        ? all
        : [.. all.Where(file => files.Items.Any(wanted => Regex.IsMatch(file, $"^{Regex.Escape(wanted["from"].Text.TrimStart('/')).Replace(@"\*", "[^/]*")}$")))];

    private static List<string> List(string archive)
    {
        using var file = File.OpenRead(archive);
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(file);
            return [.. zip.Entries.Select(entry => entry.FullName)];
        }

        using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        List<string> names = [];
        while (tar.GetNextEntry() is { } entry)
            names.Add(entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name);
        return names;
    }

    [GeneratedRegex(@"^(license|licenses|copying)(\.txt|\.md)?$", RegexOptions.IgnoreCase)]
    private static partial Regex License();
}

#nullable enable
using System.Security.Cryptography;
using System.Text.RegularExpressions;

/// <summary>Fills in <c>.krew.yaml</c> as krew-release-bot does, from archives in a folder and their SHA256SUMS. No namespace: build.cake loads this file too.</summary>
internal static class KrewManifest
{
    private const string Tag = @"\{\{ *\.TagName *\}\}";
    private const string PlatformStart = "  - selector:";

    /// <param name="partial">Leave out platforms without an archive, instead of an error.</param>
    public static string Create(string template, string folder, bool partial)
    {
        var sums = ReadSums(folder);
        var tag = "v" + ReadVersion(sums.Keys, folder);
        var parts = Regex.Split(template, $"^(?={Regex.Escape(PlatformStart)})", RegexOptions.Multiline);
        var missing = parts.Skip(1).Select(part => FileOf(part, tag)).Where(file => !sums.ContainsKey(file)).ToList();
        if (missing.Count > 0 && !partial)
            throw new InvalidOperationException($"{folder}/SHA256SUMS does not list {string.Join(", ", missing)}: build the missing archives, or leave their platforms out with --partial");
        return Fill(parts[0], tag, sums, folder) + string.Concat(parts.Skip(1).Where(part => sums.ContainsKey(FileOf(part, tag))).Select(part => Fill(part, tag, sums, folder)));
    }

    /// <summary>File name to sum.</summary>
    private static Dictionary<string, string> ReadSums(string folder)
    {
        var file = System.IO.Path.Combine(folder, "SHA256SUMS");
        if (!System.IO.File.Exists(file))
            throw new InvalidOperationException($"{file} does not exist: run dotnet cake --target=Package first");
        return System.IO.File.ReadLines(file).Select(line => Regex.Match(line, @"^([0-9a-f]{64}) [ *](\S+)$") is { Success: true } match
            ? match
            : throw new InvalidOperationException($"{file}: not a line of sha256sum: {line}")).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
    }

    private static string ReadVersion(IEnumerable<string> files, string folder)
    {
        var versions = files.Select(file => Regex.Match(file, @"^kubectl-icr_(.+?)_(linux|darwin|windows)_(amd64|arm64)\.(tar\.gz|zip)$")).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct().ToList();
        return versions is [var version] ? version : throw new InvalidOperationException($"{folder}/SHA256SUMS must list archives of one version, but lists {(versions.Count == 0 ? "none" : string.Join(" and ", versions))}");
    }

    private static Match Download(string part) => Regex.Match(part, @"\{\{ *addURIAndSha ""(?<url>[^""]+)"" \.TagName *\}\}");

    private static string Url(string part, string tag) => Regex.Replace(Regex.Replace(Download(part).Groups["url"].Value, Tag, tag), @"\{\{ *slice \.TagName 1 *\}\}", tag[1..]);

    private static string FileOf(string part, string tag) => Url(part, tag).Split('/')[^1];

    private static string Fill(string part, string tag, Dictionary<string, string> sums, string folder)
    {
        if (Download(part) is { Success: true } download)
            part = part.Replace(download.Value, $"uri: {Url(part, tag)}\n    sha256: {Checked(FileOf(part, tag), sums, folder)}");
        part = Regex.Replace(part, Tag, tag);
        return part.Contains("{{") ? throw new InvalidOperationException($".krew.yaml: not supported: {part[part.IndexOf("{{")..].Split('\n')[0]}") : part;
    }

    /// <summary>The sum that SHA256SUMS lists, if the archive really has it.</summary>
    private static string Checked(string file, Dictionary<string, string> sums, string folder)
    {
        var path = System.IO.Path.Combine(folder, file);
        if (!System.IO.File.Exists(path))
            throw new InvalidOperationException($"{folder}/SHA256SUMS lists {file}, which does not exist");
        var sum = Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)));
        return sum == sums[file] ? sum : throw new InvalidOperationException($"{path} has the sum {sum}, but SHA256SUMS lists {sums[file]}");
    }
}

#nullable enable
using System.Security.Cryptography;

/// <summary>Archives that several machines built, joined into one folder with one SHA256SUMS. No namespace: build.cake loads this file too.</summary>
internal static class Parts
{
    private const string Sums = "SHA256SUMS";

    /// <param name="parts">Has a folder for each machine, with files and their SHA256SUMS.</param>
    public static void Join(string parts, string package)
    {
        var folders = System.IO.Directory.Exists(parts) ? System.IO.Directory.GetDirectories(parts) : [];
        if (folders.Length == 0)
            throw new InvalidOperationException($"{parts} holds no folder with archives");
        var sums = new Dictionary<string, string>();
        foreach (var (folder, file, sum) in folders.SelectMany(Listed))
        {
            if (!sums.TryAdd(file, sum) && sums[file] != sum)
                throw new InvalidOperationException($"{file} was built twice with different contents; the second is in {folder}");
            System.IO.Directory.CreateDirectory(package);
            System.IO.File.Copy(System.IO.Path.Combine(folder, file), System.IO.Path.Combine(package, file), overwrite: true);
        }

        Archive.WriteSums(package);
    }

    /// <summary>The files of a folder, each with its sum; a file that SHA256SUMS lists otherwise, or not at all, ends the release.</summary>
    private static IEnumerable<(string Folder, string File, string Sum)> Listed(string folder)
    {
        var listed = System.IO.File.Exists(System.IO.Path.Combine(folder, Sums))
            ? System.IO.File.ReadAllLines(System.IO.Path.Combine(folder, Sums)).Select(line => line.Split("  ", 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[1], pair => pair[0])
            : throw new InvalidOperationException($"{folder} has no {Sums}");
        var files = System.IO.Directory.GetFiles(folder).Select(file => System.IO.Path.GetFileName(file)!).Where(file => file != Sums).Order(StringComparer.Ordinal).ToList();
        if (listed.Keys.Except(files).FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"{folder} lacks {missing}");
        foreach (var file in files)
        {
            var sum = Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(System.IO.Path.Combine(folder, file))));
            if (listed.GetValueOrDefault(file) != sum)
                throw new InvalidOperationException($"{folder}/{Sums} does not list {file} with its sum {sum}");
            yield return (folder, file, sum);
        }
    }
}

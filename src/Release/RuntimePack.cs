#nullable enable
using System.Text.Json.Nodes;

/// <summary>The package with the native .NET runtime that a publish linked in. No namespace: build.cake loads this file.</summary>
internal sealed record RuntimePack(string Name, string Version, string Folder)
{
    /// <summary>As the last restore resolved it.</summary>
    public static RuntimePack Of(string assetsFile, string runtime)
    {
        var assets = JsonNode.Parse(System.IO.File.ReadAllText(assetsFile))!;
        var name = $"Microsoft.NETCore.App.Runtime.NativeAOT.{runtime}";
        var version = assets["project"]!["frameworks"]!.AsObject().SelectMany(framework => framework.Value!["downloadDependencies"]!.AsArray())
            .First(package => (string)package!["name"]! == name)!["version"]!.ToString().Split(',')[0].TrimStart('[');
        var folder = assets["packageFolders"]!.AsObject().Select(root => System.IO.Path.Combine(root.Key, name.ToLowerInvariant(), version)).First(System.IO.Directory.Exists);
        return new(name, version, folder);
    }

    /// <summary>Its licence, and those of what is in it.</summary>
    public string Licences() => string.Join('\n', new[] { "LICENSE.TXT", "THIRD-PARTY-NOTICES.TXT" }.Select(file => System.IO.File.ReadAllText(System.IO.Path.Combine(Folder, file)).ReplaceLineEndings("\n")));
}

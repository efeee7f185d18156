#nullable enable
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>The software bill of materials of an archive: CycloneDX's own, with what it does not see. No namespace: build.cake loads this file.</summary>
internal static class Bom
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sets the time to the commit's, so that the same commit gives the same bytes, and adds the runtime that is linked in.</summary>
    /// <param name="runtime">Null where the archive brings none.</param>
    public static void Complete(string file, DateTimeOffset time, RuntimePack? runtime)
    {
        var bom = JsonNode.Parse(System.IO.File.ReadAllText(file))!;
        bom["metadata"]!["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        if (runtime is not null)
            bom["components"]!.AsArray().Add(Component(runtime));
        System.IO.File.WriteAllText(file, bom.ToJsonString(Readable) + "\n");
    }

    private static JsonObject Component(RuntimePack runtime)
    {
        var purl = $"pkg:nuget/{runtime.Name}@{runtime.Version}";
        return new()
        {
            ["type"] = "library",
            ["bom-ref"] = purl,
            ["name"] = runtime.Name,
            ["version"] = runtime.Version,
            ["description"] = "The native runtime and libraries of .NET, linked into the binary.",
            ["scope"] = "required",
            ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = "MIT" } }),
            ["purl"] = purl,
        };
    }
}

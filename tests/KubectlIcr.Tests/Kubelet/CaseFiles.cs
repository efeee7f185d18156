using System.Text.Json;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>The files of <c>Cases/</c>: inputs with the answers the real programs gave.</summary>
internal static class CaseFiles
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Cases", name);

    /// <summary>One JSON object a line.</summary>
    public static IEnumerable<JsonElement> Lines(string name) =>
        File.ReadLines(Path(name)).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    /// <summary>Fails with every mismatch in full.</summary>
    public static void AssertNone(IEnumerable<string> mismatches)
    {
        var all = string.Join('\n', mismatches);
        Assert.True(all.Length == 0, all);
    }

    /// <summary>A property that may be absent, as text.</summary>
    public static string? Text(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() : null;
}

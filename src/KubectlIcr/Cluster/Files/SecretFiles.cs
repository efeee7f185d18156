using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Files;

/// <summary>
/// Reads pull secrets from a file or standard input in whatever form somebody has them: saved objects in YAML or JSON, the payload itself
/// (<c>dockerconfigjson</c> or <c>dockercfg</c>), or its base64.
/// </summary>
internal static partial class SecretFiles
{
    /// <param name="path">A file, or <c>-</c>.</param>
    /// <returns>A payload alone is a secret without a namespace, named after the file.</returns>
    public static IReadOnlyList<(ObjectKey Key, Fact<Secret> Fact)> Read(string path, Stream stdin)
    {
        var bytes = Bytes(path, stdin);
        if (bytes.Length == 0)
            throw new UserError($"error: {ObjectFiles.Title([path])} is empty");
        if (IsObjects(bytes))
            return Objects(path, bytes);
        var payload = Unwrapped(bytes) ?? bytes;
        return [(new("", ObjectFiles.Title([path])), Fact<Secret>.Found(Alone(path, new Sensitive(payload))))];
    }

    private static byte[] Bytes(string path, Stream stdin)
    {
        try
        {
            using var file = path == "-" ? null : File.OpenRead(path);
            using var all = new MemoryStream();
            (file ?? stdin).CopyTo(all);
            return all.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && path != "-")
        {
            throw new UserError(Directory.Exists(path) ? $"error: read {path}: is a directory" : $"error: open {path}: {FileWords.Of(e)}", inner: e);
        }
    }

    // Compressed files and those of PowerShell are for the reader of objects, which knows them.
    private static bool IsObjects(byte[] bytes) => bytes is [0x1f, 0x8b, ..] or [0xff, 0xfe, ..] or [0xfe, 0xff, ..] || Kind().IsMatch(Encoding.UTF8.GetString(bytes));

    private static List<(ObjectKey, Fact<Secret>)> Objects(string path, byte[] bytes)
    {
        var secrets = new List<(ObjectKey, Fact<Secret>)>();
        var reader = new ObjectReader(read =>
        {
            if (read.Wire is SecretWire secret)
                secrets.Add((SecretFacts.Key(secret), SecretFacts.Of(secret)));
        });
        if (path == "-") reader.Read("-", new MemoryStream(bytes));
        else reader.Read(path, null);
        return secrets.Count > 0 ? secrets : throw new UserError($"error: {ObjectFiles.Title([path])} contains no secret");
    }

    /// <summary>What the text is the base64 of, line breaks or not; null where that is not JSON either, or the text is not base64.</summary>
    private static byte[]? Unwrapped(byte[] bytes)
    {
        var text = WhiteSpace().Replace(Encoding.UTF8.GetString(bytes), "").TrimEnd('=');
        var decoded = new byte[text.Length];
        var isBase64 = Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), decoded, out var length);
        return isBase64 && Start(decoded.AsSpan(0, length)) is (byte)'{' or (byte)'[' or (byte)'e' ? decoded[..length] : null;
    }

    // A brace, or the e with which the base64 of a brace begins.
    private static byte Start(ReadOnlySpan<byte> text) => (text.StartsWith("\uFEFF"u8) ? text[3..] : text).TrimStart(" \t\r\n"u8) is [var first, ..] ? first : (byte)0;

    private static Secret Alone(string path, Sensitive payload)
    {
        var isLegacy = IsLegacy(payload);
        return new Secret
        {
            Namespace = "",
            Name = ObjectFiles.Title([path]),
            Type = isLegacy ? Secret.DockerCfgType : Secret.DockerConfigJsonType,
            DockerConfigJson = isLegacy ? null : payload,
            DockerCfg = isLegacy ? payload : null,
        };
    }

    /// <summary>A <c>dockercfg</c>: registries at the top, each with the fields of an entry.</summary>
    private static bool IsLegacy(Sensitive payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload.Bytes);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && !root.EnumerateObject().Any(member => member.Name.Equals("auths", StringComparison.OrdinalIgnoreCase))
                && root.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.Object && EntryFields.Any(field => member.Value.TryGetProperty(field, out _)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static readonly string[] EntryFields = ["auth", "username", "password"];

    /// <summary>Some line or member says the kind of an object.</summary>
    [GeneratedRegex("""(^|[\s{,"'-])kind["']?\s*:\s*["']?[A-Z]""")]
    private static partial Regex Kind();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}

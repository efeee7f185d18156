using System.Runtime.InteropServices;
using System.Text.Json;

namespace KubectlIcr.Kubelet;

/// <summary>Decodes the payload of a pull secret with the results and the errors of the kubelet's Go code.</summary>
/// <remarks>
/// Go checks the syntax of the whole text first. Then a value of the wrong kind inside an entry ends the decoding at once, one
/// outside of the entries is remembered and the first of them reported at the end. The wording of wrong kinds is that of Go 1.15 to 1.23.
/// </remarks>
internal sealed class DockerConfigDecoder
{
    // cases/keyring.jsonl says "keyring"; a kubelet prints "credentialprovider". Only this word differs.
    private const string Package = "keyring";
    private const string Auths = "DockerConfigJSON.auths";

    private readonly OrderedDictionary<string, DockerConfigEntry> _entries = [];
    private string? _remembered;
    private JsonElement _faulty;

    /// <param name="hasAuths">The entries are under <c>auths</c> (dockerconfigjson), not at the top (dockercfg).</param>
    public static DockerConfig Decode(Sensitive payload, bool hasAuths)
    {
        var error = GoJsonSyntax.ErrorIn(payload.Bytes.Span, out var at);
        if (error is not null)
        {
            return new DockerConfig([], error) { Fault = ConfigFault.At(payload.Bytes.Span, at, hasAuths) };
        }

        using var document = JsonDocument.Parse(payload.Bytes, new JsonDocumentOptions { MaxDepth = GoJsonSyntax.MaxDepth });
        var decoder = new DockerConfigDecoder();
        error = decoder.Root(document.RootElement, hasAuths) ?? decoder._remembered;
        return error is null
            ? new DockerConfig([.. decoder._entries.Values])
            : new DockerConfig([], error) { Fault = ConfigFault.At(payload.Bytes.Span, Offset(payload.Bytes.Span, decoder._faulty), hasAuths) };
    }

    /// <summary>How Go's errors name the kind of a value.</summary>
    public static string KindOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "bool" : value.ValueKind.ToString().ToLowerInvariant();

    // The document's values are pieces of the payload.
    private static int Offset(ReadOnlySpan<byte> payload, JsonElement value) =>
        payload.Overlaps(JsonMarshal.GetRawUtf8Value(value), out var offset) ? offset : 0;

    private string? Root(JsonElement root, bool hasAuths)
    {
        _faulty = root;
        return root.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => hasAuths ? File(root) : Registries(root, field: null),
            _ => $"json: cannot unmarshal {KindOf(root)} into Go value of type {Package}.{(hasAuths ? "DockerConfigJSON" : "DockerConfig")}",
        };
    }

    private string? File(JsonElement file)
    {
        foreach (var member in file.EnumerateObject())
        {
            var name = GoString.NameOf(member);
            if (GoFieldName.Is("auths", name))
            {
                if (AuthsOf(member.Value) is { } error)
                {
                    return error;
                }
            }
            else if (GoFieldName.Is("HttpHeaders", name))
            {
                Headers(member.Value);
            }
        }

        return null;
    }

    private string? AuthsOf(JsonElement auths)
    {
        switch (auths.ValueKind)
        {
            case JsonValueKind.Object:
                return Registries(auths, Auths);
            case JsonValueKind.Null:
                _entries.Clear();
                return null;
            default:
                Remember(auths, Auths, $"{Package}.DockerConfig");
                return null;
        }
    }

    private void Headers(JsonElement headers)
    {
        const string Field = "DockerConfigJSON.HttpHeaders";
        if (headers.ValueKind is JsonValueKind.Object)
        {
            foreach (var header in headers.EnumerateObject().Where(header => header.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)))
            {
                Remember(header.Value, Field, "string");
            }
        }
        else if (headers.ValueKind is not JsonValueKind.Null)
        {
            Remember(headers, Field, "map[string]string");
        }
    }

    private string? Registries(JsonElement registries, string? field)
    {
        foreach (var member in registries.EnumerateObject())
        {
            var (entry, error) = DockerConfigEntryFields.Read(GoString.NameOf(member), member.Value, field, Package, out var at);
            if (error is not null)
            {
                _faulty = at;
                return error;
            }

            _entries[entry!.Key] = entry;
        }

        return null;
    }

    private void Remember(JsonElement value, string field, string type)
    {
        _faulty = _remembered is null ? value : _faulty;
        _remembered ??= $"json: cannot unmarshal {KindOf(value)} into Go struct field {field} of type {type}";
    }
}

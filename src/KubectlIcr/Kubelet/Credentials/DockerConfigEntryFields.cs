using System.Text;
using System.Text.Json;

namespace KubectlIcr.Kubelet;

/// <summary>Reads the fields of one registry entry, and decodes its <c>auth</c>, as the kubelet does.</summary>
internal sealed class DockerConfigEntryFields
{
    private const string Struct = "dockerConfigEntryWithAuth";
    private string _username = "";
    private string _password = "";
    private string _auth = "";
    private string? _email;
    private bool _hasIdentityToken;
    private string? _error;
    private JsonElement _faulty;

    /// <param name="outerField">What Go names in the error instead of the entry's own field; null at the top of a dockercfg.</param>
    /// <param name="at">The value the error is about.</param>
    public static (DockerConfigEntry? Entry, string? Error) Read(string key, JsonElement entry, string? outerField, string package, out JsonElement at)
    {
        at = entry;
        if (entry.ValueKind is not JsonValueKind.Object)
        {
            return entry.ValueKind is JsonValueKind.Null
                ? new DockerConfigEntryFields().ToEntry(key)
                : (null, $"json: cannot unmarshal {DockerConfigDecoder.KindOf(entry)} into Go {(outerField is null ? "value" : $"struct field {outerField}")} of type {package}.{Struct}");
        }

        var fields = new DockerConfigEntryFields();
        foreach (var member in entry.EnumerateObject())
        {
            fields.Take(GoString.NameOf(member), member.Value, outerField);
        }

        at = fields._faulty.ValueKind is JsonValueKind.Undefined ? entry : fields._faulty;
        return fields._error is null ? fields.ToEntry(key) : (null, fields._error);
    }

    private void Take(string name, JsonElement value, string? outerField)
    {
        var field = Array.Find(["username", "password", "email", "auth"], known => GoFieldName.Is(known, name));
        if (value.ValueKind is not JsonValueKind.String)
        {
            if (field is not null && value.ValueKind is not JsonValueKind.Null)
            {
                _faulty = _error is null ? value : _faulty;
                _error ??= $"json: cannot unmarshal {DockerConfigDecoder.KindOf(value)} into Go struct field {outerField ?? $"{Struct}.{field}"} of type string";
            }

            return;
        }

        var text = GoString.Of(value);
        switch (field)
        {
            case "username": _username = text; break;
            case "password": _password = text; break;
            case "email": _email = text; break;
            case "auth": (_auth, _faulty) = (text, _error is null ? value : _faulty); break;
            default: _hasIdentityToken |= name == "identitytoken" && text.Length > 0; break;
        }
    }

    private (DockerConfigEntry? Entry, string? Error) ToEntry(string key)
    {
        var fields = new Credential(_username, Sensitive.Of(_password));
        var (credential, error) = _auth.Length == 0 ? (fields, null) : DecodeAuth(_auth);
        return credential is null
            ? (null, error)
            : (new DockerConfigEntry(key, credential, fields.IsEmpty ? null : fields, _auth.Length > 0, _hasIdentityToken, _email), null);
    }

    private static (Credential? Credential, string? Error) DecodeAuth(string auth)
    {
        var padded = auth.AsSpan().TrimEnd().EndsWith('=');
        if (GoBase64.Decode(Encoding.UTF8.GetBytes(auth), padded, out var decoded) is { } error)
        {
            return (null, error);
        }

        var colon = decoded.AsSpan().IndexOf((byte)':');
        return colon < 0
            ? (null, "unable to parse auth field, must be formatted as base64(username:password)")
            : (new Credential(Encoding.UTF8.GetString(decoded.AsSpan(0, colon)), new Sensitive(decoded.AsMemory(colon + 1))), null);
    }
}

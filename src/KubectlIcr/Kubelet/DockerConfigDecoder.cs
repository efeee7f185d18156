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

    private readonly Dictionary<string, DockerConfigEntry> _entries = [];
    private readonly List<string> _order = [];
    private string? _remembered;

    /// <param name="hasAuths">The entries are under <c>auths</c> (dockerconfigjson), not at the top (dockercfg).</param>
    public static DockerConfig Decode(Sensitive payload, bool hasAuths)
    {
        var text = payload.Bytes.Span;
        var decoder = new DockerConfigDecoder();
        var error = GoJsonSyntax.ErrorIn(text) ?? decoder.Root(new GoJsonValue(text), hasAuths) ?? decoder._remembered;
        return error is null
            ? new DockerConfig([.. decoder._order.Select(key => decoder._entries[key])])
            : new DockerConfig([], error);
    }

    private string? Root(GoJsonValue root, bool hasAuths)
    {
        if (root.IsNull)
        {
            return null;
        }

        if (!root.IsObject)
        {
            return $"json: cannot unmarshal {root.Kind} into Go value of type {Package}.{(hasAuths ? "DockerConfigJSON" : "DockerConfig")}";
        }

        return hasAuths ? File(root) : Registries(root, field: null);
    }

    private string? File(GoJsonValue file)
    {
        for (var members = file.GetMembers(); members.MoveNext();)
        {
            if (GoFieldName.Is("auths", members.Key))
            {
                if (AuthsOf(members.Value) is { } error)
                {
                    return error;
                }
            }
            else if (GoFieldName.Is("HttpHeaders", members.Key))
            {
                Headers(members.Value);
            }
        }

        return null;
    }

    private string? AuthsOf(GoJsonValue auths)
    {
        if (auths.IsNull)
        {
            _entries.Clear();
            _order.Clear();
            return null;
        }

        if (!auths.IsObject)
        {
            Remember(auths, Auths, $"{Package}.DockerConfig");
            return null;
        }

        return Registries(auths, Auths);
    }

    private void Headers(GoJsonValue headers)
    {
        const string Field = "DockerConfigJSON.HttpHeaders";
        if (!headers.IsObject)
        {
            if (!headers.IsNull)
            {
                Remember(headers, Field, "map[string]string");
            }

            return;
        }

        for (var members = headers.GetMembers(); members.MoveNext();)
        {
            if (!members.Value.IsString && !members.Value.IsNull)
            {
                Remember(members.Value, Field, "string");
            }
        }
    }

    private string? Registries(GoJsonValue registries, string? field)
    {
        for (var members = registries.GetMembers(); members.MoveNext();)
        {
            var (entry, error) = DockerConfigEntryFields.Read(members.Key, members.Value, field, Package);
            if (error is not null)
            {
                return error;
            }

            if (_entries.TryAdd(members.Key, entry!))
            {
                _order.Add(members.Key);
            }

            _entries[members.Key] = entry!;
        }

        return null;
    }

    private void Remember(GoJsonValue value, string field, string type) =>
        _remembered ??= $"json: cannot unmarshal {value.Kind} into Go struct field {field} of type {type}";
}

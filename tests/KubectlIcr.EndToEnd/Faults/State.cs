namespace KubectlIcr.EndToEnd.Faults;

/// <summary>What the namespaces of a case hold of what a command may change.</summary>
/// <param name="Objects">What each object says, by its name as a person says it.</param>
internal sealed record State(IReadOnlyDictionary<string, string> Objects)
{
    public static async Task<State> ReadAsync(Api api, Place place)
    {
        var objects = new Dictionary<string, string>();
        foreach (var @namespace in place.Namespaces)
        {
            await AddAsync("api/v1", "secrets", secret => $"{secret["type"]} {secret["data"]!.ToJsonString()}");
            await AddAsync("api/v1", "serviceaccounts", account => account["imagePullSecrets"]?.ToJsonString() ?? "");
            await AddAsync("api/v1", "pods", pod => (string)pod["metadata"]!["uid"]!);
            await AddAsync("apis/apps/v1", "deployments", deployment => deployment["spec"]!["template"]!["metadata"]!["annotations"] is null ? "" : "restarted");

            async Task AddAsync(string version, string plural, Func<JsonNode, string> content)
            {
                var list = await api.GetAsync($"/{version}/namespaces/{@namespace}/{plural}");
                foreach (var item in list["items"]!.AsArray())
                    objects[$"{plural[..^1]}/{item!["metadata"]!["name"]} in {@namespace[(place.Name.Length + 1)..]}"] = content(item);
            }
        }
        return new(objects);
    }

    /// <summary>A restart can't be undone.</summary>
    public State WithoutRestarts() => new(Objects.Where(pair => !pair.Key.StartsWith("deployment", StringComparison.Ordinal)).ToDictionary());

    /// <summary>What is not the same in both.</summary>
    public IEnumerable<string> Differences(State other) =>
        Objects.Keys.Union(other.Objects.Keys).Where(name => Of(name) != other.Of(name)).Order(StringComparer.Ordinal);

    public string? Of(string name) => Objects.GetValueOrDefault(name);

    public bool IsSame(State other) => !Differences(other).Any();
}

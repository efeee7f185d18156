using System.Text.Json;

namespace KubectlIcr.Iam;

/// <summary>Reads what the registry's own API tells of an account in one region. Source: IBM/container-registry-go-sdk.</summary>
internal sealed class RegistryApi(IbmCalls calls, Uri api, string account, Sensitive token, CancellationToken cancel)
{
    /// <summary>The API's number for "no limit".</summary>
    private const long Unlimited = -1;

    public async Task<RegistryAccount> AskAsync(string host)
    {
        var (quota, plan, auth, namespaces) = (GetAsync("/quotas", Quota), GetAsync("/plans", json => json.Text("plan")), GetAsync("/auth", Auth), NamespacesAsync());
        return new(host, account) { Quota = await quota, Plan = await plan, Auth = await auth, Namespaces = await namespaces };
    }

    private async Task<Fact<IReadOnlyList<RegistryNamespace>>> NamespacesAsync()
    {
        var details = await GetAsync<IReadOnlyList<RegistryNamespace>>("/namespaces/details", json => Each(json, Detailed));
        if (details.IsKnown) return details;
        var names = await GetAsync<IReadOnlyList<RegistryNamespace>>("/namespaces", json => Each(json, Named));
        return names.IsKnown ? names : details;
    }

    private async Task<Fact<T>> GetAsync<T>(string path, Func<JsonElement, T?> read)
        where T : class
    {
        var answer = await calls.GetAsync(IbmEndpoints.Below(api, path), token, cancel, ("Account", account));
        if (answer.Problem is { } problem) return Fact<T>.NotRead(problem);
        return read(answer.Json!.Value) is { } value ? Fact<T>.Found(value) : Fact<T>.NotRead($"{api.Authority}: the response to {path} is not as documented");
    }

    private static Quota? Quota(JsonElement json) =>
        json.Field("limit") is { } limit && json.Field("usage") is { } usage
        && limit.Number("storage_bytes") is { } storage && limit.Number("traffic_bytes") is { } traffic
        && usage.Number("storage_bytes") is { } stored && usage.Number("traffic_bytes") is { } pulled
            ? new(Limit(storage), stored, Limit(traffic), pulled)
            : null;

    private static long? Limit(long bytes) => bytes == Unlimited ? null : bytes;

    private static AuthOptions? Auth(JsonElement json) =>
        json.Flag("private_only") is { } isPrivate ? new(json.Flag("iam_authz") ?? false, isPrivate) : null;

    /// <summary>Null when the answer is not a list, or an element of it is not what it should be.</summary>
    private static RegistryNamespace[]? Each(JsonElement json, Func<JsonElement, RegistryNamespace?> read)
    {
        if (json.ValueKind != JsonValueKind.Array) return null;
        var all = json.EnumerateArray().Select(read).ToArray();
        return all.Contains(null) ? null : [.. all.OfType<RegistryNamespace>()];
    }

    private static RegistryNamespace? Detailed(JsonElement json) => json.Text("name") is { } name ? new(name, json.Text("resource_group")) : null;

    private static RegistryNamespace? Named(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? new(json.GetString()!, null) { IsGroupKnown = false } : null;
}

using System.Text.Json;

namespace KubectlIcr.Iam;

/// <summary>Reads a key's own record. The answer may hold the key itself: that field is never touched.</summary>
internal static class ApiKeyDetails
{
    public static async Task<Fact<ApiKeyRecord>> AskAsync(IbmCalls calls, Uri identity, Sensitive apiKey, Sensitive token, CancellationToken cancel)
    {
        if (!IsHeader(apiKey.Reveal())) return Fact<ApiKeyRecord>.NotRead("the key has characters that are not allowed in a header");
        var address = IbmEndpoints.Below(identity, "/v1/apikeys/details");
        var answer = await calls.GetAsync(address, token, cancel, ("IAM-ApiKey", apiKey.Reveal()));
        if (answer.Problem is { } problem) return Fact<ApiKeyRecord>.NotRead(problem);
        return Record(answer.Json!.Value) is { } record ? Fact<ApiKeyRecord>.Found(record) : Fact<ApiKeyRecord>.NotRead($"{address.Authority}: the response does not describe an API key");
    }

    private static bool IsHeader(string text) => text.All(c => c is > ' ' and <= '~');

    private static ApiKeyRecord? Record(JsonElement json) => json.Text("id") is { } id
        ? new(id, json.Text("name"), json.Flag("disabled") ?? false, json.Flag("locked") ?? false, json.Time("created_at"), json.Time("expires_at"))
        : null;
}

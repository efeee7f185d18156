using System.Text.Json;

namespace KubectlIcr.Registry;

/// <summary>A token service's token: what it was asked for, and what it says it allows.</summary>
/// <param name="Access">Allowed actions by repository, from a JWT's <c>access</c> claim; null when the token does not say.</param>
/// <param name="GoodUntil">In <see cref="Environment.TickCount64"/>; before the server's own end.</param>
internal sealed record RegistryToken(Sensitive Value, IReadOnlyList<string> Scopes, IReadOnlyDictionary<string, IReadOnlyList<string>>? Access, long GoodUntil)
{
    /// <summary>Distribution's, when the service does not say.</summary>
    private const double DefaultSeconds = 60;

    private const double MarginSeconds = 10;

    public bool IsGood => Environment.TickCount64 < GoodUntil;

    /// <summary>What it allows on the repository; null when it does not say.</summary>
    public IReadOnlyList<string>? GrantedOn(string repository) => Access is null ? null : Access.GetValueOrDefault(repository) ?? [];

    /// <summary>By its own claims it does not allow a pull.</summary>
    public bool Denies(string repository) => GrantedOn(repository) is { } granted && !granted.Contains("pull") && !granted.Contains("*");

    /// <returns>Null when there is no usable token in the body.</returns>
    public static RegistryToken? Read(byte[] body, IReadOnlyList<string> scopes)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var value = root.Text("token") ?? root.Text("access_token");
            return value is null || value.Any(c => c is <= ' ' or > '~') ? null : new(Sensitive.Of(value), scopes, AccessOf(value), GoodUntilOf(root));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long GoodUntilOf(JsonElement root)
    {
        var seconds = double.TryParse(root.Text("expires_in"), out var given) ? Math.Clamp(given, 0, 86_400) : DefaultSeconds;
        return Environment.TickCount64 + (long)(1000 * Math.Max(seconds - MarginSeconds, seconds / 2));
    }

    private static Dictionary<string, IReadOnlyList<string>>? AccessOf(string token)
    {
        if (JsonWebToken.Claims(token)?.Get("access") is not { } access) return null;
        var items = access.ValueKind == JsonValueKind.Array ? access.EnumerateArray().ToArray() : [];
        return items.Where(item => item.Text("type") == "repository").GroupBy(item => item.Text("name") ?? "")
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.SelectMany(Actions).Distinct()]);
    }

    private static IEnumerable<string> Actions(JsonElement item) =>
        item.Get("actions") is { ValueKind: JsonValueKind.Array } all ? all.Texts() : [];
}

using System.Text.Json;

namespace KubectlIcr.Iam;

/// <summary>Reads one policy, as version 2 or version 1 of the API writes it. Source: IBM/platform-services-go-sdk, iampolicymanagementv1.</summary>
internal static class PolicyReader
{
    private const string StringEquals = "stringEquals";

    /// <summary>Null for what is not an access policy: a service-to-service authorization, or an item without an id.</summary>
    /// <param name="through">The access group it comes by.</param>
    public static Policy? Read(JsonElement json, string? through)
    {
        if (json.Text("id") is not { } id || json.Text("type") is not (null or "access")) return null;
        return new(id, through, [.. Roles(json)], [.. Attributes(json)], json.Text("state") is null or "active") { Condition = Condition(json) };
    }

    /// <summary>v2: <c>control.grant.roles</c>; v1: <c>roles</c>.</summary>
    private static IEnumerable<string> Roles(JsonElement json) =>
        (json.Field("control")?.Field("grant") ?? json).Items("roles").Select(role => role.Text("role_id")).OfType<string>().Select(id => id[(id.LastIndexOf(':') + 1)..]);

    /// <summary>v2: one <c>resource</c> with keys; v1: a list of <c>resources</c> with names, of which a policy has one.</summary>
    private static IEnumerable<PolicyAttribute> Attributes(JsonElement json) =>
        Resources(json).SelectMany(resource => resource.Items("attributes")).Select(Attribute).OfType<PolicyAttribute>();

    private static IEnumerable<JsonElement> Resources(JsonElement json) => json.Field("resource") is { } one ? [one] : json.Items("resources");

    private static PolicyAttribute? Attribute(JsonElement json) =>
        (json.Text("key") ?? json.Text("name")) is { } key ? new(key, json.Text("operator") ?? StringEquals, Value(json.Field("value"))) : null;

    private static string Value(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } several => string.Join(',', several.EnumerateArray().Select(one => Value(one))),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => "",
    };

    private static string? Condition(JsonElement json) =>
        json.Field("rule") is { ValueKind: JsonValueKind.Object } || json.Text("pattern") is not null ? "a condition"
        : Resources(json).Any(resource => resource.Items("tags").Any()) ? "access tags"
        : null;
}

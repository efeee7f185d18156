using System.Text.Json;

namespace KubectlIcr.Cluster.Read;

/// <summary>What pods of a template get beside their containers. Some kinds say it in the pod spec, some further up, for all their templates.</summary>
internal sealed record TemplateSettings(IReadOnlyList<string> Secrets, string? Account)
{
    /// <summary>With what this node says itself.</summary>
    public TemplateSettings Within(JsonElement node)
    {
        var tekton = JsonItems.Member(node, "taskRunTemplate");
        var secrets = JsonItems.Member(node, "imagePullSecrets")
            ?? JsonItems.Member(JsonItems.Member(node, "podTemplate") ?? JsonItems.Member(tekton, "podTemplate"), "imagePullSecrets");
        var account = JsonItems.Text(node, "serviceAccountName") ?? JsonItems.Text(tekton, "serviceAccountName") ?? JsonItems.Text(node, "serviceAccount");
        return new(secrets is { ValueKind: JsonValueKind.Array } ? Names(secrets) : Secrets, account is { Length: > 0 } ? account : Account);
    }

    private static List<string> Names(JsonElement? secrets) =>
        [.. JsonItems.Of(secrets).Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : JsonItems.Text(one, "name")).OfType<string>().Where(name => name.Length > 0)];
}

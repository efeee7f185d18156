using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Asks the API server for the type that a word means. Only what is not built in is looked for, so Kubernetes' own groups are left out.</summary>
internal sealed class Discovery(ApiClient client, CancellationToken cancel)
{
    public async Task<ResourceType?> FindAsync(string word)
    {
        var found = word.Split('.', 2) is [_, var group] ? await OfGroupAsync(group, word) : await OfAllAsync(word);
        return found switch
        {
            [] => null,
            [var only] => only,
            _ => throw SelectionArgs.Several(word, found),
        };
    }

    /// <param name="group">After <c>TYPE.</c>: the group, or a version and the group.</param>
    private async Task<List<ResourceType>> OfGroupAsync(string group, string word)
    {
        if (group.Split('.', 2) is [['v', >= '0' and <= '9', ..] version, var rest] && await OfVersionAsync($"{rest}/{version}", word) is { Count: > 0 } versioned)
            return versioned;
        return await TryAsync($"apis/{Uri.EscapeDataString(group)}") is { } found && Preferred(found) is { } preferred ? await OfVersionAsync(preferred, word) : [];
    }

    private async Task<List<ResourceType>> OfAllAsync(string word)
    {
        if (Likely(word.ToLowerInvariant()) is { } likely && await OfGroupAsync(likely, word) is { Count: > 0 } known) return known;
        var all = new ConcurrentBag<ResourceType>();
        var groups = Items(await client.GetAsync("apis", WireContext.Default.JsonObject, cancel), "groups").Where(IsCustom).Select(Preferred).OfType<string>();
        await WideList.EachAsync(groups, async group => { foreach (var type in await OfVersionAsync(group, word)) all.Add(type); }, cancel);
        return [.. all];
    }

    /// <summary>Where people's words for the best known types lead, which saves a request to each group.</summary>
    private static string? Likely(string word) => word switch
    {
        "dc" or "deploymentconfig" or "deploymentconfigs" => "apps.openshift.io",
        "ksvc" or "kservice" => "serving.knative.dev",
        "pipelinerun" or "pipelineruns" or "pr" or "prs" or "taskrun" or "taskruns" or "tr" or "trs" => "tekton.dev",
        "ro" or "rollout" or "rollouts" or "wf" or "workflow" or "workflows" => "argoproj.io",
        _ => null,
    };

    private static bool IsCustom(JsonNode group) => Text(group, "name") is { } name && name.Contains('.') && !name.EndsWith(".k8s.io", StringComparison.Ordinal);

    private static string? Preferred(JsonNode group) => Text(group["preferredVersion"], "groupVersion");

    /// <param name="version">E.g. <c>argoproj.io/v1alpha1</c>.</param>
    private async Task<List<ResourceType>> OfVersionAsync(string version, string word)
    {
        if (version.Split('/') is not [var group, var number] || await TryAsync($"apis/{Uri.EscapeDataString(group)}/{Uri.EscapeDataString(number)}") is not { } list) return [];
        var resources = Items(list, "resources").ToList();
        var scaled = resources.Select(one => Text(one, "name")).Where(name => name?.EndsWith("/scale", StringComparison.Ordinal) == true).ToHashSet();
        return [.. resources.Where(IsNamespaced).Select(Type).Where(type => type.Answers(word))];

        ResourceType Type(JsonNode one) => new(Text(one, "kind")!, Text(one, "name")!, group, [.. Items(one, "shortNames").Select(name => name.ToString())])
        {
            Version = number,
            HasScale = scaled.Contains($"{Text(one, "name")}/scale"),
        };
    }

    /// <summary>A type of its own, no part of one (<c>rollouts/scale</c>), whose objects are in namespaces, as pods are.</summary>
    private static bool IsNamespaced(JsonNode one) =>
        Text(one, "name")?.Contains('/') == false && Text(one, "kind") is { Length: > 0 } && one["namespaced"] is JsonValue value && value.TryGetValue<bool>(out var isIt) && isIt;

    /// <summary>Null where it does not exist, or its server does not answer: one group that is down must not hide the others.</summary>
    private async Task<JsonObject?> TryAsync(string path)
    {
        try
        {
            return await client.GetAsync(path, WireContext.Default.JsonObject, cancel);
        }
        catch (ApiFailure failure) when (failure.Status is 404 or >= 500)
        {
            return null;
        }
    }

    private static IEnumerable<JsonNode> Items(JsonNode node, string name) => (node[name] as JsonArray ?? []).OfType<JsonNode>();

    private static string? Text(JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

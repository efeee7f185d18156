using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster;

/// <summary>A complete service account as stored in the cluster: a change to its list must not lose anything else.</summary>
/// <param name="Json">The object as it was read; never changed.</param>
internal sealed record StoredAccount(JsonObject Json)
{
    private readonly StoredMeta meta = StoredMeta.Of(Json);

    public ObjectKey Key => meta.Key;

    public string ResourceVersion => meta.ResourceVersion;

    /// <summary>The names in <c>imagePullSecrets</c>, in order.</summary>
    public IReadOnlyList<string> ImagePullSecrets => [.. Entries.Select(entry => StoredMeta.Text(entry["name"]))];

    /// <summary>The list with these names, in this order; the entries that stay are those that were read, whatever else they hold.</summary>
    public JsonArray EntriesFor(IEnumerable<string> names)
    {
        var left = Entries.ToList();
        return [.. names.Select(name =>
        {
            var kept = left.Find(entry => StoredMeta.Text(entry["name"]) == name);
            if (kept is not null) left.Remove(kept);
            return kept?.DeepClone() ?? new JsonObject { ["name"] = name };
        })];
    }

    private IEnumerable<JsonObject> Entries => (Json["imagePullSecrets"] as JsonArray ?? []).OfType<JsonObject>();
}

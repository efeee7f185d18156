using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Takes the writes out of managed fields, oldest first. None where the server or the file keeps no account of them.</summary>
internal static class EditFacts
{
    public static IReadOnlyList<Edit> OfData(MetaWire meta) => Of(meta, entry => entry.OwnsData);

    public static IReadOnlyList<Edit> OfPullSecrets(MetaWire meta) => Of(meta, entry => entry.OwnsPullSecrets);

    /// <summary>Null where nothing is known.</summary>
    public static TemplateEdits? OfTemplate(string kind, WorkloadWire wire) =>
        Of(wire.Metadata, entry => entry.OwnsTemplate) is { Count: > 0 } edits ? new($"{kind}/{wire.Metadata.Name}", edits) : null;

    private static IReadOnlyList<Edit> Of(MetaWire meta, Func<ManagerWire, bool> owns) => meta.ManagedFields is not { Entries: var all } ? []
        : [.. all.Where(owns).Select(entry => new Edit(NameOf(entry.Manager), entry.Time ?? default)).OrderBy(edit => edit.Time).ThenBy(edit => edit.Manager, StringComparer.Ordinal)];

    // The API server's word for a client without a name.
    private static string? NameOf(string? manager) => manager is "" or "unknown" ? null : manager;
}

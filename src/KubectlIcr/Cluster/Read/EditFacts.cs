using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Takes the writes out of managed fields, oldest first. None where the server or the file keeps no account of them.</summary>
internal static class EditFacts
{
    public static IReadOnlyList<Edit> OfData(EditedMetaWire meta) => Of(meta, fields => fields.Data is not null);

    public static IReadOnlyList<Edit> OfPullSecrets(EditedMetaWire meta) => Of(meta, fields => fields.ImagePullSecrets is not null);

    /// <summary>Null where nothing is known.</summary>
    public static TemplateEdits? OfTemplate(string kind, WorkloadWire wire) =>
        Of(wire.Metadata, fields => (fields.Spec?.Template ?? fields.Spec?.JobTemplate) is not null) is { Count: > 0 } edits ? new($"{kind}/{wire.Metadata.Name}", edits) : null;

    private static IReadOnlyList<Edit> Of(EditedMetaWire meta, Func<FieldsWire, bool> owns) =>
        meta.ManagedFields is not { } all ? []
        : [.. all.Select(entry => entry is { Time: { } time, FieldsV1: { } fields } && owns(fields) ? new Edit(NameOf(entry.Manager), time) : null)
            .OfType<Edit>().OrderBy(edit => edit.Time).ThenBy(edit => edit.Manager, StringComparer.Ordinal)];

    // The API server's word for a client without a name.
    private static string? NameOf(string? manager) => manager is "" or "unknown" ? null : manager;
}

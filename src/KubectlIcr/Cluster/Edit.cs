namespace KubectlIcr.Cluster;

/// <summary>A manager's last write to the part of an object that matters here (<c>metadata.managedFields</c>). What it wrote before is not kept, and others may have written since.</summary>
/// <param name="Manager">E.g. <c>helm</c>; null for a client that did not give its name.</param>
internal sealed record Edit(string? Manager, DateTimeOffset Time);

/// <summary>The pod template of a workload and who wrote to it.</summary>
/// <param name="Owner">The workload as <c>Kind/name</c>.</param>
internal sealed record TemplateEdits(string Owner, IReadOnlyList<Edit> Edits);

namespace KubectlIcr.Report;

/// <summary>A kind that could not be read in a namespace, and why.</summary>
/// <param name="Namespace">Null for all namespaces.</param>
internal sealed record GapReport(string Kind, string? Namespace, string Reason);

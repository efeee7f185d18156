namespace KubectlIcr.Registry;

/// <summary>The tags of a repository.</summary>
/// <param name="Tags">Null when the registry did not give them.</param>
/// <param name="IsWhole">False when there are more than were read.</param>
/// <param name="Why">Why they were not given; null when they were.</param>
internal sealed record TagList(IReadOnlyList<string>? Tags, bool IsWhole, RegistryAnswer? Why = null);

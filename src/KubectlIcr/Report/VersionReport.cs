namespace KubectlIcr.Report;

/// <summary>Which build this is: the document of <c>version -o json</c>, fields in this order. Additions are allowed, changes are not.</summary>
internal sealed record VersionReport
{
    public string ApiVersion { get; init; } = "kubectl-icr/v1";

    public string Kind { get; init; } = "VersionReport";

    /// <summary>Without <c>v</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Null where it was built outside a git repository.</summary>
    public required string? Commit { get; init; }

    /// <summary>Of the commit, in UTC; null as the commit.</summary>
    public required string? Date { get; init; }

    /// <summary>That of .NET, e.g. <c>.NET 10.0.12</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>Operating system and architecture in Go's words, as kubectl prints them, e.g. <c>linux/amd64</c>.</summary>
    public required string Platform { get; init; }
}

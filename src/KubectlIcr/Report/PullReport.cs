namespace KubectlIcr.Report;

/// <summary>One container of the asked pods: what it pulls, with what, how it went and which findings explain it.</summary>
internal sealed record PullReport
{
    public required string Namespace { get; init; }

    /// <summary>The pod's name; for a workload without pods <c>Kind/name</c>.</summary>
    public required string Pod { get; init; }

    public required string Container { get; init; }

    public required string? Owner { get; init; }

    public required string ServiceAccount { get; init; }

    public required ImageReport Image { get; init; }

    /// <summary>The waiting reason, or <c>running</c>, <c>terminated</c>; null when the status says nothing.</summary>
    public required string? State { get; init; }

    /// <summary>The name of the cause; null for a container that does not fail.</summary>
    public required string? Cause { get; init; }

    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>The text of the failure as the cluster gave it; null when there is none.</summary>
    public required string? Text { get; init; }

    /// <summary>Null when the secrets could not be read.</summary>
    public required CredentialsReport? Credentials { get; init; }

    public required RegistryReport Registry { get; init; }

    /// <summary>The ids of the findings that have this container as a subject.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}

/// <summary>An image reference as distribution/reference parses it; all but raw and error are null when it does not parse.</summary>
internal sealed record ImageReport(string Raw, string? Registry, string? Repository, string? Tag, string? Digest, string? Error);

/// <summary>What the kubelet tries.</summary>
/// <param name="Error">The error that fails the whole pull before the registry is asked.</param>
internal sealed record CredentialsReport(string? Error, IReadOnlyList<TryReport> Tries, IReadOnlyList<IgnoredReport> Ignored);

/// <summary>One credential, in the kubelet's order.</summary>
internal sealed record TryReport(string Secret, string Key, string Username);

/// <summary>A secret the kubelet leaves out silently.</summary>
internal sealed record IgnoredReport(string Secret, string Reason);

/// <summary>What the registry answered to the same request.</summary>
internal sealed record RegistryReport(bool Asked, string? Result, int? Status);

using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>What the kubelet tries.</summary>
/// <param name="Error">The error that fails the whole pull before the registry is asked.</param>
internal sealed record CredentialsReport(string? Error, IReadOnlyList<TryReport> Tries, IReadOnlyList<IgnoredReport> Ignored);

/// <summary>One credential, in the kubelet's order.</summary>
internal sealed record TryReport(string Secret, string Key, string Username)
{
    /// <summary>What IAM says of the API key; left out when it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KeyReport? ApiKey { get; init; }

    /// <summary>What the node was told with this credential; left out where its text does not say which answer was to which credential.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NodeAnswer? Node { get; init; }
}

/// <summary>A secret the kubelet leaves out silently.</summary>
internal sealed record IgnoredReport(string Secret, string Reason);

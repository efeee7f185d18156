using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>A kind that could not be read in a namespace, and why.</summary>
/// <param name="Namespace">Null for all namespaces.</param>
internal sealed record GapReport(string Kind, string? Namespace, string Reason)
{
    /// <summary>The server failed: who lacks a right, or saved less, has chosen that.</summary>
    [JsonIgnore]
    public bool IsFault => Reason is not ("forbidden" or "not found" or "not in the saved objects");

    /// <summary>E.g. <c>secrets in namespace team-a: forbidden</c>.</summary>
    public override string ToString() => Namespace is null ? $"{Kind}: {Reason}" : $"{Kind} in namespace {Namespace}: {Reason}";
}

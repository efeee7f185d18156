using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>A kind that could not be read in a namespace, and why.</summary>
/// <param name="Namespace">Null for all namespaces.</param>
internal sealed record GapReport(string Kind, string? Namespace, string Reason)
{
    /// <summary>Kinds that only explain a failure, and never tell of one.</summary>
    private static readonly string[] Explaining = ["secrets", "serviceaccounts", "nodes", "configmaps"];

    /// <summary>Objects of the kind can tell of a failure that nothing else tells of.</summary>
    [JsonIgnore]
    public bool IsDeciding => !Explaining.Contains(Kind);

    /// <summary>The server failed. Missing permissions and objects that were not saved are not faults.</summary>
    [JsonIgnore]
    public bool IsFault => Reason is not (GapReason.Forbidden or GapReason.NotFound or GapReason.NotSaved);

    /// <summary>E.g. <c>secrets in namespace team-a: forbidden</c>.</summary>
    public override string ToString() => $"{Kind}{NamespaceWords.In([Namespace])}: {Reason}";
}

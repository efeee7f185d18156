using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>A document of which nothing, or not everything, could be judged.</summary>
/// <param name="Group">Its API group; empty for Kubernetes' first.</param>
/// <param name="File">Null for standard input.</param>
/// <param name="Line">Where it begins.</param>
internal sealed record NotJudgedReport(string Kind, string Group, string Namespace, string Name, string? File, int Line, string Reason)
{
    /// <summary>For a person, e.g. <c>DeploymentConfig/web (deploy.yaml:12)</c>.</summary>
    [JsonIgnore]
    public string Title => $"{Kind}/{Name} ({File ?? "standard input"}:{Line})";
}

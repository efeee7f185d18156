using System.Text.Json.Serialization;

namespace KubectlIcr.Printers;

/// <summary>What <c>-o sarif</c> prints: those parts of SARIF 2.1.0 (OASIS) that a check has something to say for.</summary>
internal sealed record SarifLog(IReadOnlyList<SarifRun> Runs)
{
    [JsonPropertyName("$schema")]
    [JsonPropertyOrder(-2)]
    public string Schema { get; init; } = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    [JsonPropertyOrder(-1)]
    public string Version { get; init; } = "2.1.0";
}

internal sealed record SarifRun(SarifTool Tool, IReadOnlyList<SarifInvocation> Invocations, IReadOnlyList<SarifResult> Results);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string SemanticVersion, string InformationUri, IReadOnlyList<SarifRule> Rules);

/// <summary>A rule's page.</summary>
internal sealed record SarifRule(
    string Id, string Name, SarifText ShortDescription, SarifText FullDescription, SarifText Help, string HelpUri, SarifConfiguration DefaultConfiguration);

/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
internal sealed record SarifConfiguration(string Level);

internal sealed record SarifText(string Text, string? Markdown = null);

/// <summary>Whether the check was done, what could not be read, and which rules and documents were not checked.</summary>
internal sealed record SarifInvocation(bool ExecutionSuccessful, IReadOnlyList<SarifNotification> ToolExecutionNotifications);

/// <param name="AssociatedRule">The rule that was not checked; null for a document or for what could not be read.</param>
internal sealed record SarifNotification(SarifRuleReference? AssociatedRule, string Level, SarifText Message, IReadOnlyList<SarifLocation>? Locations = null);

internal sealed record SarifRuleReference(string Id, int Index);

/// <summary>A finding.</summary>
internal sealed record SarifResult(
    string RuleId, int RuleIndex, string Level, SarifText Message, IReadOnlyList<SarifLocation> Locations,
    IReadOnlyDictionary<string, string> PartialFingerprints, SarifProperties Properties);

/// <summary>A workload or pod that a finding hits; in a manifest also the place there.</summary>
internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation, IReadOnlyList<SarifLogicalLocation> LogicalLocations);

internal sealed record SarifPhysicalLocation(SarifArtifactLocation ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifactLocation(string Uri);

internal sealed record SarifRegion(int StartLine);

internal sealed record SarifLogicalLocation(string Name, string FullyQualifiedName, string Kind);

/// <summary>What SARIF has no field for. Its own <c>fixes</c> are edits of files, ours are commands.</summary>
internal sealed record SarifProperties(string Certainty, string? Image, IReadOnlyList<string> Evidence, IReadOnlyList<string> Fixes);

/// <summary>The log as JSON, without what is not known.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext;

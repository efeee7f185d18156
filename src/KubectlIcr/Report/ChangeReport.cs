using System.Text.Json.Nodes;

namespace KubectlIcr.Report;

/// <summary>One object that was changed, or was as it should be.</summary>
/// <param name="Kind">With its group, e.g. <c>secret</c>, <c>deployment.apps</c>.</param>
/// <param name="Verb">kubectl's word, e.g. <c>created</c>.</param>
/// <param name="Namespace">Null for an object without.</param>
/// <param name="Object">Without secrets, unless they were asked for.</param>
internal sealed record ChangeReport(string Kind, string Name, string Verb, string? Namespace, JsonObject Object);

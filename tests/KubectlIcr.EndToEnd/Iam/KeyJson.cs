using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Iam;

/// <summary>Reads what the report says of the first API key that the kubelet would send.</summary>
internal static class KeyJson
{
    public static JsonNode Key(this CheckReportJson report) =>
        report.Pulls.First()["credentials"]!["tries"]![0]!["apiKey"] ?? throw new Xunit.Sdk.XunitException($"IAM was not asked: {report.Root}");

    /// <summary>Kind, name and account, joined by blanks.</summary>
    public static string Identity(this CheckReportJson report) => string.Join(' ', new[] { "kind", "name", "account" }.Select(field => (string?)report.Key()[field]));

    /// <summary>What could not be read, each with its reason.</summary>
    public static IEnumerable<string> Unread(this CheckReportJson report) => report.Key()["unread"]!.AsArray().Select(one => (string)one!);
}

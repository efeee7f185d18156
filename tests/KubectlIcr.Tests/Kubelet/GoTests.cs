using System.Text.Json;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>Broken payloads and odd keys, against the answers of Go 1.19's encoding/json, encoding/base64, net/url and path/filepath.</summary>
public sealed class GoTests
{
    [Theory]
    [InlineData("payload", 600)]
    [InlineData("key", 300)]
    public void Agrees_with_Go(string kind, int atLeast)
    {
        var cases = CaseFiles.Lines("go.jsonl").Where(one => one.Text("kind") == kind).ToList();
        var mismatches = cases.Select(one => (Case: one, Expected: Expected(one), Actual: kind == "key" ? ActualKey(one) : ActualPayload(one)))
            .Where(one => one.Expected != one.Actual)
            .Select(one => $"{one.Case}\n  expected {one.Expected}\n  actual   {one.Actual}");
        CaseFiles.AssertNone(mismatches);
        Assert.InRange(cases.Count, atLeast, int.MaxValue);
    }

    private static string Expected(JsonElement one) =>
        one.TryGetProperty("dropped", out _) ? "dropped"
        : one.Text("index") is { } index ? $"{index} covers {one.GetProperty("covers").GetBoolean()}"
        : one.Text("error") ?? string.Join(", ", one.GetProperty("entries").EnumerateObject().Select(e => $"{e.Name}:{e.Value}").Order(StringComparer.Ordinal));

    private static string ActualKey(JsonElement one)
    {
        var key = RegistryKey.Read(one.Text("text")!);
        return key.Index is null ? "dropped" : $"{key.Index} covers {key.Covers(one.Text("image")!)}";
    }

    private static string ActualPayload(JsonElement one)
    {
        var payload = new Sensitive(Convert.FromBase64String(one.Text("text")!));
        if (payload.IsEmpty)
        {
            // The kubelet leaves an empty payload out before Go's decoder would refuse it.
            return "unexpected end of JSON input";
        }

        var isJson = one.Text("type") == "json";
        var config = DockerConfig.Read(new Secret
        {
            Namespace = "team-a",
            Name = "s",
            Type = isJson ? Secret.DockerConfigJsonType : Secret.DockerCfgType,
            DockerConfigJson = isJson ? payload : null,
            DockerCfg = isJson ? null : payload,
        });
        return config.Error ?? string.Join(", ", config.Entries.Select(Describe).Order(StringComparer.Ordinal));
    }

    private static string Describe(DockerConfigEntry entry) => $"{entry.Key}:{entry.Credential.Username}={entry.Credential.Password.Reveal()}";
}

using System.Text.Json;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

public sealed class KeyringTests
{
    /// <summary>fuzz.jsonl: what random inputs taught; the keyring is that of Kubernetes 1.20.2, the grammar of images the newer one.</summary>
    [Theory]
    [InlineData("keyring.jsonl", 517)]
    [InlineData("fuzz.jsonl", 141)]
    public void Agrees_with_the_kubelet_in_every_case(string file, int count)
    {
        var cases = CaseFiles.Lines(file).ToList();
        var mismatches = cases.Select((one, line) => (Line: line + 1, Expected: Expected(one), Actual: Actual(one)))
            .Where(one => one.Expected != one.Actual)
            .Select(one => $"line {one.Line}\n  expected {one.Expected}\n  actual   {one.Actual}");
        CaseFiles.AssertNone(mismatches);
        Assert.Equal(count, cases.Count);
    }

    private static string Expected(JsonElement one) =>
        one.Text("imageError") is { } imageError ? $"image error: {imageError}"
        : $"{one.Text("domain")} {one.Text("path")} {one.Text("tag")} {one.Text("digest")} " + (one.Text("keyringError") is { } error
            ? $"error: {error}"
            : string.Join(", ", one.GetProperty("creds").EnumerateArray().Select(c => $"{c.Text("Username")}={c.Text("Password")}")));

    private static string Actual(JsonElement one)
    {
        if (!ImageReference.TryParse(one.Text("image")!, out var image, out var error))
        {
            return $"image error: {error}";
        }

        var keyring = Keyring.Lookup(image, one.GetProperty("secrets").EnumerateArray().Select(SecretOf));
        return $"{image.Registry} {image.Repository} {image.Tag} {image.Digest} " + (keyring.Error is null
            ? string.Join(", ", keyring.Tries.Select(t => $"{t.Entry.Credential.Username}={t.Entry.Credential.Password.Reveal()}"))
            : $"error: {keyring.Error}");
    }

    private static Secret SecretOf(JsonElement secret, int position) => new()
    {
        Namespace = "team-a",
        Name = $"secret-{position}",
        Type = secret.Text("type")!,
        DockerConfigJson = Payload(secret, ".dockerconfigjson"),
        DockerCfg = Payload(secret, ".dockercfg"),
    };

    private static Sensitive? Payload(JsonElement secret, string key) =>
        secret.GetProperty("data").Text(key) is { } text ? Sensitive.Of(text)
        : secret.TryGetProperty("base64", out var data) && data.TryGetProperty(key, out var bytes) ? new Sensitive(bytes.GetBytesFromBase64())
        : null;
}

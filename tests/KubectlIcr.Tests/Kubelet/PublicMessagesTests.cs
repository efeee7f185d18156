using System.Text.Json;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>Messages of public threads of 2025 and 2026, labelled by somebody who did not run the tool.</summary>
public sealed class PublicMessagesTests
{
    [Fact]
    public void Names_a_cause_that_the_label_allows()
    {
        var cases = CaseFiles.Lines("public-messages.jsonl").ToList();
        Assert.Equal(89, cases.Count);
        CaseFiles.AssertNone(cases.Select(Mismatch).OfType<string>());
    }

    /// <summary>Null where the cause is the label's; a label <c>candidates:a|b</c> allows each.</summary>
    private static string? Mismatch(JsonElement one)
    {
        var text = one.Text("text")!;
        var failure = PullError.Classify(text, RegistryOf(one.Text("image")));
        var allowed = one.Text("label")!.Replace("candidates:", "", StringComparison.Ordinal).Split('|');
        return allowed.Contains(failure.Cause.Name(), StringComparer.Ordinal) ? null
            : $"expected {string.Join('|', allowed)}\nactual   {failure.Cause.Name()} {string.Join(',', failure.Candidates.Select(cause => cause.Name()))}\n  {text}";
    }

    private static string? RegistryOf(string? image) => image is not null && ImageReference.TryParse(image, out var parsed, out _) ? parsed.Registry : null;
}

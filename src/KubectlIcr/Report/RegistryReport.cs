using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>What the registry answered from this machine to the same request; all but the first three are left out when it was not asked.</summary>
/// <param name="Result">
/// <c>ok</c>, the name of a cause, or <c>credential-withheld</c> when the registry sends logins to a host that is not its own; null when it was not asked.
/// </param>
/// <param name="Status">The HTTP status of the answer that settles the pull; null when none came.</param>
internal sealed record RegistryReport(bool Asked, string? Result, int? Status)
{
    /// <summary>The answer in one line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Digest { get; init; }

    /// <summary>The bytes of the layers as they are transferred; left out where the manifest was not read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Size { get; init; }

    /// <summary>The platforms of the image, e.g. <c>linux/amd64</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Platforms { get; init; }

    /// <summary>The existing tags that look most like the one that does not exist.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? NearestTags { get; init; }

    /// <summary>Other hosts of Container Registry that have the same image.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Elsewhere { get; init; }

    /// <summary>One answer a credential in the kubelet's order, up to the first that gets the image.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerReport>? Tries { get; init; }
}

/// <summary>What one credential got.</summary>
/// <param name="Secret">Null when the registry was asked without a login; so are key and username.</param>
/// <param name="Host">Who gave the answer: the registry, its token service, or the host it redirects layers to.</param>
internal sealed record AnswerReport(string? Secret, string? Key, string? Username, string Result, int? Status, string Host, string Text);

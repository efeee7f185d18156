using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>How far a question got before the answer that decided it.</summary>
internal enum AnswerStage
{
    /// <summary>The token service, or the registry's own check of the credential.</summary>
    Login,
    Manifest,

    /// <summary>The image's config, a small blob: where a registry refuses what it still gives the manifest of.</summary>
    Blob,
}

/// <summary>What one registry answered to one question, asked from this machine: a fact, not a judgement. The node may get another answer.</summary>
internal sealed record RegistryAnswer
{
    public required AnswerStage Stage { get; init; }

    /// <summary>Who gave the deciding answer: the registry, its token service, or the host a blob was redirected to. With the port where it is not 443.</summary>
    public required string Host { get; init; }

    /// <summary>The HTTP status; null when no HTTP answer came, or nothing was sent.</summary>
    public int? Status { get; init; }

    /// <summary>The server's error code, e.g. <c>MANIFEST_UNKNOWN</c>, <c>DENIED</c>, <c>CRG0009E</c>; null when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The server's sentence: one line, no control characters, at most 300 characters; null when it gave none.</summary>
    public string? Sentence { get; init; }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public NetworkFault? Fault { get; init; }

    /// <summary>The realm the credential was not sent to, because it is neither the registry's own host nor one known to belong to it; else null.</summary>
    public string? ForeignRealm { get; init; }

    /// <summary>The credential was accepted (a token was given, or the registry let it in): true or false; null when none was sent or nobody said.</summary>
    public bool? LoginTaken { get; init; }

    /// <summary>What the token allows on the repository, from its <c>access</c> claim, e.g. <c>pull</c>; null when the token does not say.</summary>
    public IReadOnlyList<string>? Granted { get; init; }

    /// <summary>A denial that may be the token service's fault: it was asked for several repositories at once. <see cref="RegistryQuestion.Alone"/> settles it.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>What the server asked to wait; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The manifest, where it was given; also when the blob behind it was refused.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>The registry serves the image, as far as it was asked.</summary>
    public bool IsOk => Manifest is not null && Status is >= 200 and < 300 && Fault is null;

    /// <summary>One line for a person: <c>us.icr.io answers 404 MANIFEST_UNKNOWN: manifest unknown</c>.</summary>
    public string Words =>
        Fault is { } fault ? fault.Words
        : ForeignRealm is { } realm ? $"{Host} refers to a token service at {realm}, which is not known to belong to it: no credentials were sent"
        : IsOk ? $"{Host} serves the image"
        : $"{Host} {(Stage switch { AnswerStage.Login => "(login) ", AnswerStage.Blob => "(layer) ", _ => "" })}responded with {Status}"
            + $"{(Code is null ? "" : $" {Code}")}{(Sentence is null ? "" : $": {Sentence}")}";
}

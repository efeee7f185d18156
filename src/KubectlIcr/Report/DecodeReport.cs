using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>What pull secrets hold: the document of <c>decode -o json</c>, fields in this order. Additions are allowed, changes are not.</summary>
internal sealed record DecodeReport
{
    public string ApiVersion { get; init; } = "kubectl-icr/v1";

    public string Kind { get; init; } = "DecodeReport";

    /// <summary>The image of <c>--for</c>; then the items are what the kubelet tries for it, in its order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Image { get; init; }

    /// <summary>One a registry entry, in the order of the secret.</summary>
    public required IReadOnlyList<EntryReport> Items { get; init; }

    public required IReadOnlyList<PayloadReport> Secrets { get; init; }
}

/// <summary>One registry entry of a pull secret.</summary>
internal sealed record EntryReport
{
    /// <summary>Null for a payload that came without its secret.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The secret's name; the file's for a payload that came without its secret.</summary>
    public required string Secret { get; init; }

    /// <summary>As written.</summary>
    public required string Registry { get; init; }

    /// <summary>What the kubelet compares with the image's name; null when it drops the entry.</summary>
    public required string? Covers { get; init; }

    /// <summary>IAM's region id; null where the registry has none.</summary>
    public required string? Region { get; init; }

    /// <summary><c>public</c>, <c>private</c>, <c>global</c>, <c>bluemix</c>, <c>entitled</c>, <c>staging</c>, <c>unknown</c>; null for hosts that are not IBM's.</summary>
    public required string? Endpoint { get; init; }

    public required string User { get; init; }

    /// <summary>What the user name says the password is; null when it says nothing.</summary>
    public required string? UserKind { get; init; }

    /// <summary>Dots, unless it was asked for.</summary>
    public required string Password { get; init; }

    public required int PasswordLength { get; init; }

    /// <summary>The same for the same user and password within one document, and no other; null when there are none.</summary>
    public required string? Fingerprint { get; init; }

    public required string? Email { get; init; }

    public required IReadOnlyList<NoteReport> Notes { get; init; }

    /// <summary>What the registry says; left out when it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LoginReport? Login { get; init; }

    /// <summary>What IAM says; left out when it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IdentityReport? ApiKey { get; init; }
}

/// <summary>One thing to say.</summary>
/// <param name="Note">A word for scripts, e.g. <c>dead-token</c>.</param>
internal sealed record NoteReport(string Note, string Text);

/// <summary>What a registry says to a login.</summary>
/// <param name="Result"><c>ok</c>, <c>refused</c>, <c>withheld</c> or <c>unknown</c>.</param>
internal sealed record LoginReport(string Result, string Text);

/// <summary>Who an API key is. What could not be read is null, with the reason among the unread.</summary>
/// <param name="Kind"><c>service-id</c>, <c>user</c>, <c>trusted-profile</c> or <c>other</c>; null when IAM gave no identity.</param>
/// <param name="Cluster">The cluster that IBM Cloud created the service ID for.</param>
/// <param name="Refusal">IAM's code and sentence when it refuses the key; else null.</param>
/// <param name="Policies">Each in words; null when they could not be read.</param>
internal sealed record IdentityReport(
    string? Kind, string? Id, string? Name, string? Account, string? Cluster, string? Refusal, DateTimeOffset? ExpiresAt, IReadOnlyList<string>? Policies, IReadOnlyList<string> Unread);

/// <summary>One secret as a whole.</summary>
/// <param name="Status"><c>ok</c>, <c>unparsable</c>, <c>ignored</c>, <c>no-credential</c> or <c>unread</c>.</param>
internal sealed record PayloadReport(string? Namespace, string Name, string? Type, string Status)
{
    /// <summary>The kubelet's own error, or why it ignores the secret or reads no credential in it, or why it could not be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaultReport? Fault { get; init; }

    /// <summary>What usually lies behind it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hint { get; init; }

    /// <summary>What the kubelet does with such a secret.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kubelet { get; init; }
}

/// <summary>Where in the decoded payload the kubelet stumbles.</summary>
/// <param name="Offset">The byte, from 0.</param>
/// <param name="Line">From 1, as the column.</param>
/// <param name="Registry">The entry it is in; null outside of the entries.</param>
internal sealed record FaultReport(string Key, int Offset, int Line, int Column, string? Registry, string? Field);

using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>Which pull secrets there are: the document of <c>secrets -o json</c>, fields in this order. Additions are allowed, changes are not.</summary>
internal sealed record SecretsReport
{
    public string ApiVersion { get; init; } = "kubectl-icr/v1";

    public string Kind { get; init; } = "SecretsReport";

    public required ReportCluster Cluster { get; init; }

    /// <summary>When the facts were read: ages count from here.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    public required SecretsSummary Summary { get; init; }

    /// <summary>One a secret, by namespace and name.</summary>
    public required IReadOnlyList<SecretReport> Items { get; init; }

    /// <summary>One a credential, in the order of their numbers.</summary>
    public required IReadOnlyList<SharedKeyReport> Keys { get; init; }

    /// <summary>Left out when the pods could not be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NextStarts? NextStarts { get; init; }

    /// <summary>What could not be read, so that it was not judged.</summary>
    public required IReadOnlyList<GapReport> Gaps { get; init; }
}

/// <summary>How far a key reaches.</summary>
/// <param name="Secrets">Those that hold a key.</param>
/// <param name="Namespaces">Of these secrets.</param>
/// <param name="Refused">The numbers of the keys that a registry or IAM refuses.</param>
/// <param name="FailingAtNextStart">Running pods that will get no image when they next start on a node without it; at least so many where others were not judged. Null when the pods could not be read, or when none is known to fail and not all were judged.</param>
internal sealed record SecretsSummary(int Secrets, int Namespaces, int Keys, IReadOnlyList<int> Refused, int? FailingAtNextStart);

/// <summary>One pull secret, or the name of one that does not exist.</summary>
internal sealed record SecretReport
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>Null for a secret that does not exist or could not be read.</summary>
    public required string? Type { get; init; }

    /// <summary>Hosts and paths as the kubelet compares them; null for a secret that could not be read.</summary>
    public required IReadOnlyList<string>? Registries { get; init; }

    /// <summary>Null for a secret that could not be read.</summary>
    public required IReadOnlyList<string>? Users { get; init; }

    /// <summary>The service accounts that name it; null when they could not be read.</summary>
    public required IReadOnlyList<string>? ServiceAccounts { get; init; }

    /// <summary>The pods that name it; null when they could not be read.</summary>
    public required IReadOnlyList<string>? Pods { get; init; }

    /// <summary>The workloads whose next pods will name it, as <c>Kind/name</c>; null when none is known and one of their kinds, or the service accounts, could not be read.</summary>
    public required IReadOnlyList<string>? Workloads { get; init; }

    /// <summary>A kind of workload, or the service accounts, could not be read, so that <see cref="Workloads"/> may lack some; left out when all were read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MoreWorkloadsPossible { get; init; }

    /// <summary><c>ok</c>, or the words of the notes, joined by commas.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<NoteReport> Notes { get; init; }

    /// <summary>The numbers of the keys in it; null for a secret that could not be read.</summary>
    public required IReadOnlyList<int>? Keys { get; init; }

    /// <summary>The registries whose credential in it is refused, by them or by IAM; left out where none is known to be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? RefusedFor { get; init; }

    public required DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>One credential and everything that holds it.</summary>
internal sealed record SharedKeyReport
{
    public required int Number { get; init; }

    /// <summary>The same within one document only.</summary>
    public required string Fingerprint { get; init; }

    public required string User { get; init; }

    public required IReadOnlyList<string> Registries { get; init; }

    /// <summary>As <c>NAMESPACE/NAME</c>.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    public required IReadOnlyList<string> Namespaces { get; init; }

    /// <summary>How many pods name a secret that holds it; null when the pods of one of its namespaces could not be read.</summary>
    public required int? Pods { get; init; }

    /// <summary><c>ok</c>, or what is wrong with it, joined by commas.</summary>
    public required string Status { get; init; }

    /// <summary>What the registries say; left out when they were not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RegistryLoginReport>? Logins { get; init; }

    /// <summary>What IAM says; left out when it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IdentityReport? ApiKey { get; init; }
}

/// <summary>What one registry says to a login.</summary>
/// <param name="Result"><c>ok</c>, <c>refused</c>, <c>withheld</c> or <c>unknown</c>.</param>
internal sealed record RegistryLoginReport(string Registry, string Result, string Text);

namespace KubectlIcr.Cluster;

/// <summary>Everything that was read about the pull secrets of a namespace or cluster, and about whoever names them.</summary>
internal sealed record PullSecretFacts
{
    public required ClusterIdentity Identity { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The namespace asked about; null for all.</summary>
    public string? Scope { get; init; }

    /// <summary>The secrets asked about, those that are only named and do not exist included.</summary>
    public required IReadOnlyDictionary<ObjectKey, Fact<Secret>> Secrets { get; init; }

    /// <summary>What copies among them are compared with, if it is not among them itself.</summary>
    public IReadOnlyDictionary<ObjectKey, Fact<Secret>> Originals { get; init; } = new Dictionary<ObjectKey, Fact<Secret>>();

    public IReadOnlyList<Pod> Pods { get; init; } = [];

    /// <summary>Of every workload, whether it has pods or not.</summary>
    public IReadOnlyList<Pod> Templates { get; init; } = [];

    public IReadOnlyList<ServiceAccount> ServiceAccounts { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>The requested names that were not found, in kubectl's words.</summary>
    public IReadOnlyList<UserError> Errors { get; init; } = [];

    /// <summary>All who could name a secret of the namespace were read: only then is a secret that nobody names unused.</summary>
    public bool KnowsUsersIn(string @namespace) => KnowsPodsIn(@namespace) && KnowsWorkloadsIn(@namespace);

    public bool KnowsPodsIn(string @namespace) => Knows(@namespace, kind => kind == "pods");

    public bool KnowsAccountsIn(string @namespace) => Knows(@namespace, kind => kind == "serviceaccounts");

    /// <summary>The service accounts too: they name the secrets of templates that name none.</summary>
    public bool KnowsWorkloadsIn(string @namespace) => Knows(@namespace, kind => kind is not ("secrets" or "pods"));

    private bool Knows(string @namespace, Func<string, bool> matters) => !Gaps.Any(gap => matters(gap.Kind) && (gap.Namespace is null || gap.Namespace == @namespace));
}

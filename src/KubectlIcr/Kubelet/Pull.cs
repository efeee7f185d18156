using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>One pull: the pod, what in it needs the image, the secrets that reach it and how it fails. What every rule looks at.</summary>
internal sealed record Pull
{
    public required Pod Pod { get; init; }

    /// <summary>What the image is for: a container, an image volume, or the node's sandbox.</summary>
    public required ImageUse Use { get; init; }

    /// <summary>Null when the reference does not parse.</summary>
    public ImageReference? Image { get; init; }

    /// <summary>The kubelet's sentence on a reference that does not parse; else null.</summary>
    public string? ImageError { get; init; }

    /// <summary>The pull secrets that reach the pod, in order, each with its fact.</summary>
    public required IReadOnlyList<NamedSecret> Secrets { get; init; }

    /// <summary>The service account's current list decides, because no pod exists yet that admission has filled.</summary>
    public required bool SecretsFromServiceAccount { get; init; }

    public required Fact<ServiceAccount> ServiceAccount { get; init; }

    /// <summary>Null when the image does not parse or a secret could not be read.</summary>
    public Keyring? Keyring { get; init; }

    /// <summary>The pod's node; null where it was not read.</summary>
    public Node? Node { get; init; }

    /// <summary>The secrets that are copied to every node; empty where the cluster has no such.</summary>
    public IReadOnlyList<NodeWideSecret> NodeWide { get; init; } = [];

    /// <summary>Every pull secret that was read, whoever uses it. One table for all pulls.</summary>
    public KnownSecrets Known { get; init; } = new([]);

    /// <summary>What the run has learned about credentials. One table for all pulls.</summary>
    public CredentialHistory History { get; init; } = CredentialHistory.Empty;

    /// <summary>What the registry answered for this image to credentials that the pod does not have, but could be given.</summary>
    public IReadOnlyList<PullAnswer> CandidateAnswers { get; init; } = [];

    /// <summary>Of saved objects: the images that containers of the cluster run, by repository: proof that they exist under these names. One table for all pulls.</summary>
    public ILookup<string, ImageReference> Running { get; init; } = Array.Empty<ImageReference>().ToLookup(image => image.Repository);

    /// <summary>Why it fails to pull, or will, as far as can be told from all that was read; null when it does not.</summary>
    public PullFailure? Failure { get; init; }

    /// <summary>Where the failure was read: <c>status</c> or <c>event</c>, or <c>registry</c> for its answer from this machine; null when there is none.</summary>
    public string? FailureSource { get; init; }

    /// <summary>What the node said, where the registry's answer has overtaken it; else null.</summary>
    public PullFailure? Overtaken { get; init; }

    /// <summary>What the node itself said; null when it said nothing.</summary>
    public PullFailure? NodeFailure => Overtaken ?? (IsFromHere ? null : Failure);

    /// <summary>The failure is what the registry answered from this machine: the node may get another answer.</summary>
    public bool IsFromHere => FailureSource == FromRegistry;

    public const string FromRegistry = "registry";

    /// <summary>The failure is what a trial pod met on the node just now.</summary>
    public const string FromTrial = "node";

    /// <summary>What the node answered just now to a trial pod; null where none was created for this pull.</summary>
    public NodeTrial? Trial { get; init; }

    /// <summary>The pod's node, or the one that stood for it just now; null where there is none.</summary>
    public string? NodeName => Pod.NodeName ?? (Trial is { IsOfPod: true } trial ? trial.Node : null);

    /// <summary>The pod's node refused a trial with the pod's credentials just now: its word is as fresh as any registry's.</summary>
    public bool IsConfirmed => FailureSource == FromTrial || Trial is { IsOfPod: true, Failure: not null };

    /// <summary>The pod's node pulled the image with the pod's credentials just now.</summary>
    public bool HasTrialPulled => Trial is { IsOfPod: true, HasPulled: true };

    /// <summary>
    /// The pull with what the node answered just now, which takes the place of what it said before. Not where the pod forbids the pull that the trial made.
    /// </summary>
    public Pull Tried(NodeTrial trial) => this switch
    {
        _ when !trial.IsOfPod || trial.Problem is not null || Failure?.Cause == PullCause.NeverPull => this with { Trial = trial },
        _ when trial.Failure is { } failure => this with { Trial = trial, Failure = NamedImage.Heeded(failure, Image), FailureSource = FromTrial },
        { Failure: { } said } => this with { Trial = trial, Failure = said with { Cause = PullCause.BackoffOnly, Candidates = [], Parts = [] }, Overtaken = said },
        _ => this with { Trial = trial },
    };

    /// <summary>What the registry answered from this machine; null when it was not asked.</summary>
    public RegistryCheck? RegistryCheck { get; init; }

    /// <summary>What IAM says of the API keys among the credentials; empty when it was not asked.</summary>
    public IReadOnlyList<PullKey> Keys { get; init; } = [];

    /// <summary>From when to when events tell of the failure; null where none does.</summary>
    public FailureSpan? FailedAt { get; init; }

    /// <summary>The message of a <c>FailedCreate</c> event: the pod could not be created at all; else null.</summary>
    public string? CreateFailure { get; init; }

    /// <summary>The names the kubelet itself said it could not retrieve, from its latest event.</summary>
    public IReadOnlyList<string> Unretrieved { get; init; } = [];

    /// <summary>When the node began to pull the image, where that has not ended for longer than most pulls take; else null.</summary>
    public DateTimeOffset? LongPullSince { get; init; }

    /// <summary>It fails, or the registry's answer says that it will.</summary>
    public bool Fails => Failure is not null || CreateFailure is not null;

    /// <summary>It fails in the cluster now.</summary>
    public bool FailsNow => NodeFailure is not null || CreateFailure is not null;

    /// <summary>Nothing was pulled yet: findings foretell.</summary>
    public bool IsForecast => Pod.IsTemplate && !FailsNow;

    public string Namespace => Pod.Namespace;

    /// <summary>The same pod's pull of another image, before anything is known of it but the credentials that the kubelet would send.</summary>
    public Pull At(string reference)
    {
        var image = ImageReference.TryParse(reference, out var parsed, out _) ? parsed : null;
        var secrets = Secrets.Select(secret => secret.Fact.Value).OfType<Secret>();
        return this with
        {
            Use = Use with { Image = reference },
            Image = image,
            Keyring = image is not null && Secrets.All(secret => secret.Fact.IsKnown) ? Keyring.Lookup(image, secrets, Known.Config) : null,
            RegistryCheck = null,
            CandidateAnswers = [],
        };
    }

    /// <summary>
    /// The credentials in the kubelet's order, each with what was said to it: an event lists one error per credential. Where the numbers differ nobody
    /// can tell which is whose, and the failure as a whole stands for each.
    /// </summary>
    public IEnumerable<(KeyringTry Try, PullFailure Failure)> Attempts() => Attempts(Failure);

    /// <summary>The same for what the node itself said, where it is certain which credential each error is about.</summary>
    public IEnumerable<(KeyringTry Try, PullFailure Failure)> NodeAttempts() =>
        NodeFailure is { } failure && Keyring is { Tries: var tries } && (tries.Count == 1 || failure.Parts.Count == tries.Count) ? Attempts(failure) : [];

    private IEnumerable<(KeyringTry Try, PullFailure Failure)> Attempts(PullFailure? failure) =>
        failure is null || Keyring is not { Error: null, Tries: var tries } ? []
        : failure.Parts.Count == tries.Count ? tries.Zip(failure.Parts)
        : tries.Select(one => (one, failure));
}

/// <summary>A secret that a pod or service account names, and what is known of it.</summary>
internal sealed record NamedSecret(string Name, Fact<Secret> Fact);

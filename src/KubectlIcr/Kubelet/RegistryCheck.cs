using KubectlIcr.Registry;

namespace KubectlIcr.Kubelet;

/// <summary>What was asked of the registry from this machine about one pull, and what it answered.</summary>
internal sealed record RegistryCheck
{
    /// <summary>One answer a credential in the kubelet's order, up to the first that gets the image; one anonymous answer where there is no credential.</summary>
    public required IReadOnlyList<PullAnswer> Answers { get; init; }

    /// <summary>The tags that exist, where the one asked for does not; null when they were not asked for or not given.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Other hosts of Container Registry that have the same image, for the credential the node would send there.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>The same image among those that IBM serves to everyone, where the entitled registry does not have it; null where it was not found there.</summary>
    public ImageReference? OpenCopy { get; init; }

    /// <summary>The answer that settles the pull: the one that serves the image, else the last.</summary>
    public RegistryAnswer Deciding => (Answers.FirstOrDefault(one => one.Answer.IsOk) ?? Answers[^1]).Answer;

    /// <summary>A credential, or nobody's, gets the image.</summary>
    public bool IsAdmitted => Deciding.IsOk;

    /// <summary>Why nothing can be said: the registry was not reached, or the credential was held back; null when every answer says something.</summary>
    public string? Unanswered => Answers.Select(one => one.Answer).FirstOrDefault(answer => answer.Fault is not null || answer.ForeignRealm is not null) is { } lacking
        ? lacking.Fault?.Words ?? $"{lacking.Host} refers to a token service at {lacking.ForeignRealm}, which is not known to belong to it"
        : null;
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.PullSecrets;

/// <summary>A pull secret that could serve an image for a pod that lacks a working one.</summary>
/// <param name="Try">Its first credential that nothing speaks against; where there is none, its first.</param>
/// <param name="RuledOut">Why it is not offered, as a clause; null when nothing that was read speaks against it.</param>
/// <param name="Answer">What the registry answered to its credential for the same image; null when it was not asked.</param>
internal sealed record Candidate(Secret Secret, KeyringTry Try, string? RuledOut, RegistryAnswer? Answer)
{
    /// <summary>
    /// The candidates for a pull, the best first, those that are ruled out last. Which secrets are looked at does not depend on what else was read:
    /// those of the pod's namespace; from other namespaces only namesakes of what the pod lacks, IBM Cloud's <c>default/all-icr-io</c>, and entitlement keys
    /// under IBM's names. Secrets of system namespaces are never taken elsewhere.
    /// </summary>
    /// <param name="name">The name that a secret should have; null for no wish.</param>
    public static IReadOnlyList<Candidate> For(Pull pull, string? name = null) =>
        [.. All(pull, name).OrderBy(candidate => candidate.RuledOut is not null).ThenBy(candidate => candidate.Answer is not { IsOk: true })];

    /// <summary>The same in the order of preference alone: what is known against one does not move it.</summary>
    public static IReadOnlyList<Candidate> All(Pull pull, string? name = null) =>
        pull.Image is not { } image ? []
        : [.. pull.Known.For(image.Registry, pull.Namespace, name, Elsewhere(pull))
            .DistinctBy(secret => secret.Key)
            .Where(secret => IsEligible(pull, secret, name))
            .Select(secret => Judge(pull, image, secret))
            .OfType<Candidate>()];

    /// <summary>The secret matches the image and holds a credential without a flaw that nobody is known to have rejected.</summary>
    public static bool Serves(Pull pull, Secret secret) => pull.Image is { } image && Judge(pull, image, secret) is { RuledOut: null };

    /// <summary>The names of secrets that may be taken from other namespaces.</summary>
    private static IEnumerable<string> Elsewhere(Pull pull) =>
        [.. pull.Secrets.Where(one => one.Fact.IsAbsent).Select(one => one.Name), Secret.AllIcrIo, .. Secret.EntitlementNames];

    private static bool IsEligible(Pull pull, Secret secret, string? name) =>
        secret.Namespace == pull.Namespace ? secret.Type == Secret.DockerConfigJsonType || secret.Name == name || pull.Secrets.Any(one => one.Name == secret.Name)
        : IsMissing(pull, secret.Name) || IsIbmCloudsOwn(secret) || (IsEntitlement(pull, secret) && !StoredNamespace.IsSystem(secret.Namespace));

    private static bool IsMissing(Pull pull, string name) => pull.Secrets.Any(one => one.Name == name && one.Fact.IsAbsent);

    private static bool IsIbmCloudsOwn(Secret secret) => secret is { Namespace: "default", Name: Secret.AllIcrIo };

    private static bool IsEntitlement(Pull pull, Secret secret) =>
        Secret.EntitlementNames.Contains(secret.Name) && IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain.Endpoint == IcrEndpoint.Entitled;

    /// <summary>Null when the secret has no entry for the image.</summary>
    private static Candidate? Judge(Pull pull, ImageReference image, Secret secret)
    {
        if (pull.Known.Keyring(image, secret) is not { Error: null, Tries: { Count: > 0 } tries })
            return null;
        var against = tries.Select(one => Against(pull, image, one.Entry)).ToList();
        var best = tries[Math.Max(against.IndexOf(null), 0)];
        var isSystems = secret.Namespace != pull.Namespace && StoredNamespace.IsSystem(secret.Namespace);
        return new Candidate(secret, best, isSystems ? "kubectl icr does not copy secrets from system namespaces" : against.Contains(null) ? null : against[0], pull.History.Answer(best.Entry.Credential, image));
    }

    private static string? Against(Pull pull, ImageReference image, DockerConfigEntry entry) =>
        CredentialFlaw.Of(entry, image) is { } flaw ? $"its entry {entry.RegistryKey.Shown} {CredentialFlaw.Says(flaw, entry.Credential)}"
        : pull.History.Against(entry.Credential, image);
}

using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that bring a pull secret for the image into the pod's namespace.</summary>
internal static class SecretProvisioning
{
    private const string AllIcrIo = Cluster.Secret.AllIcrIo;

    /// <summary>Copies a known secret that fits, lets IBM Cloud create its own, or creates one, and lets the pod use it.</summary>
    public static IReadOnlyList<Fix> AndUse(Pull pull, ClusterFacts facts)
    {
        var (name, brings) = Secret(pull, facts);
        return [.. brings, .. PodSecretFixes.Use(pull, name, brings.Count == 0 ? ReusableSecret.Proof(pull, name) : null)];
    }

    /// <summary>The same where another command recreates the pod.</summary>
    public static IEnumerable<Fix> WithoutRestart(Pull pull, ClusterFacts facts) => AndUse(pull, facts).Where(fix => fix.Steps is not [Renewal, ..]);

    /// <summary>Copies a known secret that fits, lets IBM Cloud create its own, or creates one.</summary>
    /// <returns>The commands, and the name that the secret has in the pod's namespace after them.</returns>
    public static (string Name, IReadOnlyList<Fix> Fixes) Secret(Pull pull, ClusterFacts facts)
    {
        var reusable = ReusableSecret.For(pull);
        if (reusable is not null && reusable.Namespace == pull.Namespace)
            return (reusable.Name, []);
        if (reusable is null && IsForIbmCloud(pull, facts))
            return (AllIcrIo, FromIbmCloud(pull, facts));
        var name = FreeName(pull, facts, reusable?.Name);
        return (name, [reusable is null ? Create(name, pull) : Copy(reusable, name, pull)]);
    }

    /// <summary>
    /// Brings a secret of exactly this name, which the pod already names, so that the pod recovers without being recreated. Names that
    /// IBM gives are kept for what they stand for.
    /// </summary>
    public static IReadOnlyList<Fix> Named(Pull pull, ClusterFacts facts, string name) =>
        (name == AllIcrIo && !HasRegion(pull)) || (Cluster.Secret.EntitlementNames.Contains(name) && !IsEntitled(pull)) ? AndUse(pull, facts)
        : ReusableSecret.For(pull, name) is { } reusable ? [Heals(pull, Copy(reusable, name, pull))]
        : name == AllIcrIo && IsForIbmCloud(pull, facts) ? FromIbmCloud(pull, facts)
        : [Heals(pull, Create(name, pull))];

    /// <summary>The kubelet reads a pod's secrets at each try, and waits five minutes between tries at most.</summary>
    private static Fix Heals(Pull pull, Fix fix) => pull.Pod.IsTemplate ? fix : fix with { Why = $"{fix.Why}. The pods retry within five minutes" };

    /// <summary>A working credential instead of one that a secret of the pod holds. Never at the cost of the secret's entries for other hosts.</summary>
    public static IEnumerable<Fix> Instead(Pull pull, ClusterFacts facts, string name)
    {
        var target = facts.Secret(pull.Namespace, name).Value;
        var mayRemake = name == AllIcrIo && facts.Identity.Id is not null && HasRegion(pull);
        if (mayRemake && pull.Namespace == "default")
            return [Renew(facts)];
        if (ReusableSecret.For(pull, name) is { } reusable && reusable.Key != target?.Key)
            return target is not null && reusable.Namespace != pull.Namespace && HoldsAllOf(target, reusable) ? [Overwrite(reusable, target, pull)] : AndUse(pull, facts);
        if (mayRemake && target is not null)
            return FromIbmCloud(pull, facts, target);
        return WithNewKey(pull, facts, name);
    }

    private static Fix Renew(ClusterFacts facts) =>
        SecretFixes.PullSecretApply(facts.Identity, "create secret \"all-icr-io\" in the default namespace again, with a new API key");

    /// <summary>A new key in a secret of the pod where that loses no entry for another host, else in a new secret.</summary>
    /// <param name="user">The user as a word for the shell; null where the registry or a person knows.</param>
    public static IEnumerable<Fix> WithNewKey(Pull pull, ClusterFacts facts, string name, string? user = null)
    {
        var target = facts.Secret(pull.Namespace, name).Value;
        var host = pull.Image?.Registry ?? "REGISTRY";
        if (target is not null && KeysOf(target).All(key => IsOf(key, host)))
            return [SecretFixes.Replace(target, host, NewKey.Hint(host), user)];
        return Fresh(pull, facts, user);
    }

    /// <summary>A new secret with a new key, beside what is there.</summary>
    public static IReadOnlyList<Fix> Fresh(Pull pull, ClusterFacts facts, string? user = null)
    {
        var name = FreeName(pull, facts);
        return [Create(name, pull, user), .. PodSecretFixes.Use(pull, name)];
    }

    /// <summary>A reusable secret's payload over a secret that loses no entry by it.</summary>
    public static Fix Overwrite(Secret reusable, Secret target, Pull pull) =>
        SecretFixes.Overwrite(reusable, target, $"overwrite secret \"{target.Name}\" in namespace {target.Namespace} with the data of secret \"{reusable.Name}\" from namespace {reusable.Namespace} ({ReusableSecret.Proof(pull, reusable)})", Part(reusable, pull));

    /// <summary>IBM Cloud's own secret created again, and brought from <c>default</c> into the pod's namespace.</summary>
    public static IReadOnlyList<Fix> FromIbmCloud(Pull pull, ClusterFacts facts, Secret? target = null)
    {
        var made = new Secret { Namespace = "default", Name = AllIcrIo, Type = Cluster.Secret.DockerConfigJsonType };
        if (target is not null)
            return [Renew(facts), SecretFixes.Overwrite(made, target, "after a few minutes, when the secret has its new API key, copy it")];
        var apply = SecretFixes.PullSecretApply(facts.Identity, "create secret \"all-icr-io\" in the default namespace, with entries for all regions, and wait a few minutes until it exists");
        return pull.Namespace == "default" ? [apply] : [apply, SecretFixes.Copy(made, AllIcrIo, pull.Namespace, "when the secret exists, copy it")];
    }

    /// <summary>The pull lacks a secret that IBM Cloud can create: no known secret fits, and the cluster's own is known to be absent.</summary>
    public static bool IsForIbmCloud(Pull pull, ClusterFacts facts) =>
        facts.Identity.Id is not null
        && facts.Secret("default", AllIcrIo).IsAbsent
        && HasRegion(pull) && pull.IsPrivateIcrImage()
        && ReusableSecret.For(pull) is null;

    /// <summary>IBM's table has a region for the image's host, so that <c>all-icr-io</c> serves it.</summary>
    public static bool HasRegion(Pull pull) => IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain.Region is not null;

    /// <summary>The image is in the entitled registry, which accepts only entitlement keys.</summary>
    public static bool IsEntitled(Pull pull) => IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain.Endpoint == IcrEndpoint.Entitled;

    /// <summary>Overwriting one secret with what is copied of the other loses no entry.</summary>
    public static bool HoldsAllOf(Secret target, Secret reusable) => KeysOf(target).IsSubsetOf(KeysOf(reusable));

    private static Fix Copy(Secret reusable, string name, Pull pull) =>
        SecretFixes.Copy(reusable, name, pull.Namespace, $"copy secret \"{reusable.Name}\" from namespace {reusable.Namespace} ({ReusableSecret.Proof(pull, reusable)})", Part(reusable, pull));

    /// <summary>Nothing goes further than it must: of a secret that is not IBM Cloud's own only the entries for the image's host.</summary>
    private static string? Part(Secret reusable, Pull pull) =>
        reusable is { Namespace: "default", Name: AllIcrIo } || pull.Image?.Registry is not { } host || KeysOf(reusable).All(key => IsOf(key, host)) ? null : host;

    private static Fix Create(string name, Pull pull, string? user = null)
    {
        var host = pull.Image?.Registry ?? "REGISTRY";
        return SecretFixes.Create(name, pull.Namespace, host, NewKey.Hint(host), user);
    }

    /// <summary>The hosts and paths the entries are for, as the kubelet files them.</summary>
    private static HashSet<string> KeysOf(Secret secret) => [.. DockerConfig.Read(secret).Entries.Select(entry => entry.RegistryKey.Index).OfType<string>()];

    private static bool IsOf(string key, string host) =>
        key == host || key.StartsWith($"{host}/", StringComparison.Ordinal) || (host == "docker.io" && key == "index.docker.io");

    /// <summary>A name that no secret of the namespace is known to have: the wished one, or one that says the host.</summary>
    private static string FreeName(Pull pull, ClusterFacts facts, string? wished = null)
    {
        var name = wished ?? $"{(pull.Image?.Registry ?? "registry").ToLowerInvariant().Replace('.', '-').Replace(':', '-')}-pull";
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : $"{name}-{n}").First(free => facts.Secret(pull.Namespace, free).Value is null);
    }
}

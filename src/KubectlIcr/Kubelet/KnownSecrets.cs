using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>All pull secrets that were read, parsed once and found by the registry they are for: a cluster can have thousands.</summary>
internal sealed class KnownSecrets
{
    private readonly Dictionary<Secret, DockerConfig> configs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Secret, Dictionary<string, Keyring>> keyrings = new(ReferenceEqualityComparer.Instance);
    private readonly List<Secret> all;
    private readonly ILookup<string, Secret> byName;
    private readonly Dictionary<string, Covering> byRegistry = new(StringComparer.Ordinal);

    public KnownSecrets(IEnumerable<Secret> secrets)
    {
        all = [.. secrets
            .OrderByDescending(secret => secret.Namespace == "default")
            .ThenByDescending(secret => secret.Name == Secret.AllIcrIo)
            .ThenBy(secret => secret.Key.ToString(), StringComparer.Ordinal)];
        byName = all.ToLookup(secret => secret.Name, StringComparer.Ordinal);
    }

    /// <summary>Those of a name, in whichever namespace.</summary>
    public IEnumerable<Secret> Named(string name) => byName[name];

    /// <summary>What a secret holds.</summary>
    public DockerConfig Config(Secret secret) => configs.TryGetValue(secret, out var config) ? config : configs[secret] = DockerConfig.Read(secret);

    /// <summary>What the kubelet would try for an image with this secret alone. Rules ask again and again.</summary>
    public Keyring Keyring(ImageReference image, Secret secret)
    {
        if (!keyrings.TryGetValue(secret, out var byImage)) keyrings[secret] = byImage = new(StringComparer.Ordinal);
        return byImage.TryGetValue(image.Name, out var keyring) ? keyring : byImage[image.Name] = Kubelet.Keyring.Lookup(image, [secret], Config);
    }

    /// <summary>
    /// The secrets with an entry for a registry: of the wanted name, then of the namespace, then those of other names wherever they are, IBM Cloud's own
    /// namespace first. By name, since a cluster has thousands that are nobody else's concern.
    /// </summary>
    /// <param name="name">Null for no wish.</param>
    /// <param name="others">The names that count in other namespaces, too.</param>
    public IEnumerable<Secret> For(string registry, string @namespace, string? name, IEnumerable<string> others)
    {
        var covering = CoveringOf(registry);
        var named = covering.ByName[name ?? ""].OrderByDescending(secret => secret.Namespace == @namespace);
        return named.Concat(covering.ByNamespace[@namespace]).Concat(others.Distinct(StringComparer.Ordinal).SelectMany(other => covering.ByName[other]).OrderBy(covering.Rank));
    }

    private Covering CoveringOf(string registry) =>
        byRegistry.TryGetValue(registry, out var covering) ? covering : byRegistry[registry] = new Covering(all.FindAll(secret => Config(secret).Covers(registry)));

    private sealed class Covering(List<Secret> secrets)
    {
        private readonly Dictionary<Secret, int> ranks = secrets.Index().ToDictionary(one => one.Item, one => one.Index, (IEqualityComparer<Secret>)ReferenceEqualityComparer.Instance);

        public int Rank(Secret secret) => ranks[secret];

        public ILookup<string, Secret> ByName { get; } = secrets.ToLookup(secret => secret.Name, StringComparer.Ordinal);

        public ILookup<string, Secret> ByNamespace { get; } = secrets.ToLookup(secret => secret.Namespace, StringComparer.Ordinal);
    }
}

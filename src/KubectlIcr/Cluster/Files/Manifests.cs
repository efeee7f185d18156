using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Files;

/// <summary>Reads manifests that are to be deployed (<c>-f</c>): their pod templates, and the secrets and service accounts among them.</summary>
internal static class Manifests
{
    /// <param name="paths">Each a file, a folder, or <c>-</c>.</param>
    /// <param name="defaultNamespace">For objects that name none.</param>
    /// <param name="isGiven">The namespace was given with <c>-n</c>: then no object can be in another.</param>
    public static ManifestSet Read(IReadOnlyList<string> paths, Stream? stdin, string defaultNamespace, bool isGiven = false)
    {
        var templates = new List<Pod>();
        var open = new List<NotJudged>();
        var secrets = new Dictionary<ObjectKey, Fact<Secret>>();
        var accounts = new List<ServiceAccount>();
        var reader = new ObjectReader(read =>
        {
            var (kind, _, wire, place) = read;
            SetNamespace(wire.Metadata, defaultNamespace, isGiven);
            if (wire is PodWire pod) templates.Add(PodFacts.Template(pod) with { Manifest = place });
            else if (wire is WorkloadWire workload) templates.Add(PodFacts.Template(kind, workload) with { Manifest = place });
            else if (wire is CustomWire custom) Add(read, custom, templates, open);
            else if (wire is SecretWire secret) secrets[SecretFacts.Key(secret)] = SecretFacts.Of(secret);
            else if (wire is ServiceAccountWire account) accounts.Add(new(account.Metadata.Namespace!, account.Metadata.Name ?? "", PodFacts.Names(account.ImagePullSecrets)));
        });
        foreach (var path in paths) reader.Read(path, stdin);
        if (reader.Count == 0) throw new UserError($"error: no objects passed: {ObjectFiles.Title(paths)} contains no Kubernetes objects");
        return new(templates, secrets, accounts) { NotJudged = open };
    }

    private static void Add(KnownObject read, CustomWire wire, List<Pod> templates, List<NotJudged> open)
    {
        var type = read.Custom!;
        var (pods, reasons) = CustomTemplates.Of(type.Kind, type.Group, wire);
        templates.AddRange(pods.Select(pod => pod with { Manifest = read.Place }));
        // A custom resource's group is a domain; what has none is a file of some other tool.
        if (pods.Count + reasons.Count == 0 && type.Group.Contains('.')) reasons = ["no pod template was found in it"];
        if (reasons.Count > 0)
            open.Add(new NotJudged(type.Kind, type.Group, wire.Metadata.NamespaceOrDefault, wire.Metadata.Name ?? wire.Metadata.GenerateName ?? "", read.Place, string.Join("; ", reasons)));
    }

    private static void SetNamespace(MetaWire meta, string defaultNamespace, bool isGiven)
    {
        var own = string.IsNullOrEmpty(meta.Namespace) ? defaultNamespace : meta.Namespace;
        if (isGiven && own != defaultNamespace) throw UserError.Usage(
            $"error: the namespace from the provided object \"{own}\" does not match the namespace \"{defaultNamespace}\". You must pass '--namespace={own}' to perform this operation.");
        meta.Namespace = own;
    }
}

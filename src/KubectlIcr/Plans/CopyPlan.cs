using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>What copying a secret into a namespace comes to.</summary>
/// <param name="Overwrite">Different content is replaced.</param>
/// <param name="CreateNamespaces">Namespaces that do not exist are created.</param>
internal sealed record CopyPlan(bool Overwrite, bool CreateNamespaces, Fingerprints Fingerprints)
{
    /// <summary>What is to become of the namespace itself; null for nothing. One that could not be read is tried.</summary>
    public Change? Namespace(string name, Fact<StoredNamespace> fact)
    {
        var target = new ObjectRef(ResourceType.Namespace, null, name);
        return fact switch
        {
            { Value.IsTerminating: true } => new Refused(target, "is being deleted, so nothing can be created in it"),
            { IsAbsent: true } when CreateNamespaces => new CreateNamespace(name),
            { IsAbsent: true } => new Refused(target, "does not exist; --create-namespace creates it"),
            _ => null,
        };
    }

    /// <param name="existing">Null where there is none of that name.</param>
    public Change Secret(CopySource source, string @namespace, StoredSecret? existing)
    {
        var copy = source.In(@namespace);
        return existing is null ? new CreateSecret(copy)
            : existing.Key == source.Origin.Key ? Refuse(existing, "is the secret that is copied; use --name to give the copy another name")
            : existing.HasContentOf(copy) ? Unchanged.Of(existing)
            : existing.Type != copy.Type ? Refuse(existing, $"has type {existing.Type} instead of {copy.Type}, and a secret's type can't be changed; delete it first: {Deletion(existing)}")
            : existing.IsImmutable ? Refuse(existing, $"{Differs(existing, source, copy)}, and it is immutable; delete it first: {Deletion(existing)}")
            : !Overwrite ? Refuse(existing, $"{Differs(existing, source, copy)}; --overwrite replaces its content")
            : new UpdateSecret(existing, existing with { Data = copy.Data, Annotations = Marked(existing, source) });
    }

    /// <summary>An update leaves what people wrote on the copy alone.</summary>
    private static Dictionary<string, string> Marked(StoredSecret existing, CopySource source)
    {
        var annotations = existing.Annotations.ToDictionary();
        foreach (var (key, value) in CopyMark.Of(source.Origin))
            annotations[key] = value;
        return annotations;
    }

    private string Differs(StoredSecret existing, CopySource source, StoredSecret copy)
    {
        var origin = source.Origin;
        var how = !CopyMark.IsOf(existing, origin) ? $"has different content from {origin.Key}"
            : CopyMark.IsOfVersion(existing, origin) ? $"is a copy of {origin.Key} that was changed"
            : $"is a stale copy of {origin.Key}, which has changed since";
        return $"{how} ({SecretDifference.Between(existing, copy, Fingerprints)})";
    }

    private static Refused Refuse(StoredSecret existing, string why) => new(ObjectRef.Secret(existing.Key), why);

    private static string Deletion(StoredSecret secret) => DeleteObject.Command(ObjectRef.Secret(secret.Key));
}

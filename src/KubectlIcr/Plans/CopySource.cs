using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Plans;

/// <summary>A pull secret to copy, and what of it.</summary>
/// <param name="Name">What the copies are called.</param>
/// <param name="Data">The payload of the copies.</param>
internal sealed record CopySource(StoredSecret Origin, string Name, IReadOnlyDictionary<string, Sensitive> Data)
{
    /// <param name="host">Only what the kubelet would use for this registry; null for all.</param>
    /// <exception cref="UserError">A copy would be of no use.</exception>
    public static CopySource Of(StoredSecret origin, string? name, string? host)
    {
        var config = DockerConfig.Read(origin.ToSecret());
        if (config.Ignored is { } ignored)
            throw new UserError($"error: {ObjectRef.Secret(origin.Key)} is not a pull secret ({ignored}): the kubelet would ignore a copy");
        if (config.Error is { } error)
            throw new UserError($"error: {ObjectRef.Secret(origin.Key)} can't be parsed by the kubelet ({error}): a copy would make every pull fail");
        if (host is not null && !config.Covers(host))
            throw new UserError($"error: {ObjectRef.Secret(origin.Key)} has no entry for {host}; it has {string.Join(", ", config.Entries.Select(entry => entry.RegistryKey.Shown))}");
        return new CopySource(origin, name ?? origin.Key.Name, host is null ? origin.Data : EntriesFor.Host(origin, host));
    }

    /// <summary>The copy as it is to be.</summary>
    public StoredSecret In(string @namespace) => new()
    {
        Key = new(@namespace, Name),
        Type = Origin.Type,
        Data = Data,
        Labels = KeptMetadata.Of(Origin.Labels),
        Annotations = KeptMetadata.Of(Origin.Annotations).Concat(CopyMark.Of(Origin)).ToDictionary(),
    };
}

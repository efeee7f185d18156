using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>What copying comes to in each namespace: the namespace itself, the secrets, the service account that is to use them.</summary>
internal sealed class CopyGoals(StoredObjects stored, CopyPlan plan, IReadOnlyList<CopySource> sources, string? bind)
{
    /// <param name="fact">The namespace as it was when the targets were looked up.</param>
    public IReadOnlyList<Goal> For(string @namespace, Fact<StoredNamespace> fact) => plan.Namespace(@namespace, fact) switch
    {
        Refused refused => [Goal.Of(refused)],
        { } create => [new Goal(create.Target, async cancel => plan.Namespace(@namespace, await stored.NamespaceFactAsync(@namespace, cancel)) ?? Unchanged.Of(create.Target)), .. Contents(@namespace, isNew: true)],
        null => Contents(@namespace, isNew: false),
    };

    private IReadOnlyList<Goal> Contents(string @namespace, bool isNew)
    {
        var secrets = sources.Select(source => new ObjectKey(@namespace, source.Name))
            .Zip(sources, (key, source) => new Goal(ObjectRef.Secret(key), async cancel => plan.Secret(source, @namespace, (await stored.SecretAsync(key, cancel)).OrThrow())));
        return bind is null ? [.. secrets] : [.. secrets, BindGoals.Copied(stored, new(@namespace, bind), [.. sources.Select(source => source.Name)], isNew)];
    }
}

using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>Which pull secrets are meant where none is named: IBM Cloud's <c>all-icr-io</c>, else those it created before 2020, one per region.</summary>
internal static class DefaultSecrets
{
    private const string PerRegion = "-icr-io";

    public static IReadOnlyList<string> Among(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Contains(Secret.AllIcrIo) ? [Secret.AllIcrIo] : [.. all.Where(name => name.EndsWith(PerRegion, StringComparison.Ordinal)).Distinct()];
    }

    public static IReadOnlyList<StoredSecret> Among(IReadOnlyList<StoredSecret> secrets)
    {
        var names = Among(secrets.Select(secret => secret.Key.Name));
        return [.. secrets.Where(secret => names.Contains(secret.Key.Name))];
    }
}

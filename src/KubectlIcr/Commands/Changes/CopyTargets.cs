using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Commands.Changes;

/// <summary>The namespaces that a copy goes to: each that is named; of a list all but the system's own, the originals' and those being deleted.</summary>
/// <param name="from">The originals' namespace, which no list includes.</param>
/// <param name="to">The namespaces that are named.</param>
/// <param name="toSelector">The labels of those that are listed; null for none.</param>
/// <param name="toAll">All namespaces are listed.</param>
internal sealed class CopyTargets(StoredObjects stored, string from, IReadOnlyList<string> to, string? toSelector, bool toAll)
{
    public async Task<IReadOnlyList<(string Name, Fact<StoredNamespace> Fact)>> ReadAsync(Terminal terminal, CancellationToken cancel)
    {
        var listed = await ListedAsync(terminal, cancel);
        var named = await Task.WhenAll(to.Where(name => !listed.Exists(one => one.Name == name)).Select(async name => (name, await stored.NamespaceFactAsync(name, cancel))));
        (string Name, Fact<StoredNamespace> Fact)[] all = [.. named, .. listed.Select(one => (one.Name, Fact<StoredNamespace>.Found(one)))];
        return all.Length > 0 ? all : throw new UserError(
            $"error: no namespace to copy to{(toSelector is { } labels ? $" matches the labels {labels}" : "")}, except system namespaces and {from}");
    }

    private async Task<List<StoredNamespace>> ListedAsync(Terminal terminal, CancellationToken cancel)
    {
        if (toSelector is null && !toAll)
            return [];
        var all = await stored.NamespacesAsync(toSelector is { } labels ? LabelSelector.Parse(labels) : null, cancel);
        var wanted = all.Where(one => to.Contains(one.Name) || !(StoredNamespace.IsSystem(one.Name) || one.Name == from)).OrderBy(one => one.Name, StringComparer.Ordinal).ToLookup(one => one.IsTerminating);
        if (wanted[true].Any())
            terminal.Say($"warning: nothing is copied to {string.Join(", ", wanted[true].Select(one => one.Name))}: {(wanted[true].Count() == 1 ? "the namespace is" : "these namespaces are")} being deleted");
        return [.. wanted[false]];
    }
}

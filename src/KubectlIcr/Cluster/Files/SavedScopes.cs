using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Cluster.Files;

/// <summary>Which kinds were saved of which namespaces, as far as the saved objects prove it.</summary>
internal sealed class SavedScopes
{
    private readonly HashSet<(string Kind, string Namespace)> seen = [];
    private readonly Dictionary<(string File, int List), (HashSet<string> Kinds, HashSet<string> Namespaces)> lists = [];

    public void Note(string kind, string @namespace, ObjectPlace place)
    {
        seen.Add((kind, @namespace));
        // Objects outside of lists were saved one by one: whoever saved a kind in two namespaces will have saved it in all.
        var key = place.List == 0 ? (kind, 0) : (place.File, place.List);
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = ([], []);
        list.Kinds.Add(kind);
        list.Namespaces.Add(@namespace);
    }

    /// <summary>
    /// A namespace of which the kind was saved; or a list that holds the kind and spans several namespaces: kubectl makes such a list only of all. A namespace that
    /// exists has a service account: where none was saved, service accounts were left out.
    /// </summary>
    public bool Cover(string kind, string @namespace) => seen.Contains((kind, @namespace))
        || (lists.Values.Any(list => list.Kinds.Contains(kind) && list.Namespaces.Count > 1) && !(kind == Resources.ServiceAccounts.Kind && seen.Any(one => one.Namespace == @namespace)));
}

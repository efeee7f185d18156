using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Files;

/// <summary>Objects saved in files (<c>--from</c>), asked like a cluster. What was not saved counts as not read, never as absent.</summary>
internal sealed class SavedObjects : IObjectSource
{
    private readonly Dictionary<string, Dictionary<ObjectKey, ObjectWire>> kinds = [];
    private readonly List<ResourceType> customs = [];
    private readonly SavedScopes scopes = new();
    private readonly string name;

    private SavedObjects(string name)
    {
        this.name = name;
        Identity = new() { Source = "files", Server = name };
    }

    public ClusterIdentity Identity { get; }

    /// <summary>A dump is one picture: all of it counts when no namespace is named.</summary>
    public string? DefaultNamespace => null;

    /// <summary>The newest time in the objects.</summary>
    public DateTimeOffset TakenAt { get; private set; }

    public int RequestCount => 0;

    public bool IsFree => true;

    /// <param name="paths">Each a file, a folder, or <c>-</c>.</param>
    /// <param name="now">Taken for the time of objects without any.</param>
    public static SavedObjects Read(IReadOnlyList<string> paths, Stream? stdin, DateTimeOffset now)
    {
        var saved = new SavedObjects(ObjectFiles.Title(paths));
        var reader = new ObjectReader(saved.Add);
        foreach (var path in paths) reader.Read(path, stdin);
        if (reader.Count == 0) throw new UserError($"error: {saved.name} contains no Kubernetes objects");
        if (saved.TakenAt == default) saved.TakenAt = now;
        return saved;
    }

    public Task<ResourceType?> TypeAsync(string word, CancellationToken cancel) => customs.Where(type => type.Answers(word)).ToList() switch
    {
        [] => Task.FromResult<ResourceType?>(null),
        [var only] => Task.FromResult<ResourceType?>(only),
        var several => throw SelectionArgs.Several(word, several),
    };

    public Task<Answer<T>> GetAsync<T>(Resource<T> resource, string? @namespace, string name, CancellationToken cancel)
        where T : ObjectWire
    {
        var found = kinds.GetValueOrDefault(resource.Kind)?.GetValueOrDefault(new ObjectKey(@namespace ?? "", name));
        return Task.FromResult(found is T wire ? new Answer<T>(wire) : IsRead(resource.Kind, @namespace) ? default : Unread<T>(resource.Plural, @namespace));
    }

    public Task<Answer<IReadOnlyList<TFact>>> ListAsync<T, TFact>(Resource<T> resource, string? @namespace, Query query, Func<T, TFact?> read, CancellationToken cancel)
        where T : ObjectWire
        where TFact : class
    {
        if (!IsRead(resource.Kind, @namespace)) return Task.FromResult(Unread<IReadOnlyList<TFact>>(resource.Plural, @namespace));
        var all = kinds[resource.Kind].Where(pair => @namespace is null || pair.Key.Namespace == @namespace).Select(pair => (T)pair.Value);
        return Task.FromResult(new Answer<IReadOnlyList<TFact>>(all.Where(query.Matches).Select(read).OfType<TFact>().ToList()));
    }

    private bool IsRead(string kind, string? @namespace) => kinds.ContainsKey(kind) && (@namespace is null || scopes.Cover(kind, @namespace));

    private Answer<T> Unread<T>(string plural, string? @namespace)
        where T : class
    {
        var gap = new Gap(plural, @namespace, GapReason.NotSaved);
        var hint = plural == "pods" ? "; save them too, or specify a workload (deploy/NAME) to check its template" : "";
        return new(null, gap, new UserError($"error: {gap} ({name}){hint}"));
    }

    private void Add(KnownObject read)
    {
        var (kind, namespaced, wire, place) = read;
        if (read.Custom is { } type && !customs.Exists(one => (one.Kind, one.Group) == (type.Kind, type.Group))) customs.Add(type);
        if (namespaced) scopes.Note(kind, wire.Metadata.Namespace ??= "default", place);
        // Of config maps only IBM's description of the cluster counts; others may be large.
        if (kind == "ConfigMap" && wire.Metadata is not { Namespace: "kube-system", Name: "cluster-info" }) return;
        if (!kinds.TryGetValue(kind, out var all)) kinds[kind] = all = [];
        all[new(namespaced ? wire.Metadata.Namespace! : "", wire.Metadata.Name ?? "")] = wire;
        if (wire.Times.Max() is { } time && time > TakenAt) TakenAt = time;
    }
}

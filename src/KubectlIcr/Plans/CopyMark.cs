using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>
/// The annotations that say which secret a copy was made of, and of which version of it: a copy whose original has moved on since is stale. The
/// version is the original's UID and <c>resourceVersion</c>, not a hash of the payload: a hash in an annotation, which <c>kubectl describe</c> shows to
/// everybody it is pasted to, would let them try passwords against it.
/// </summary>
internal static class CopyMark
{
    public const string From = "kubectl-icr.io/copied-from";
    public const string FromUid = "kubectl-icr.io/copied-from-uid";
    public const string FromVersion = "kubectl-icr.io/copied-from-resource-version";

    public static IReadOnlyDictionary<string, string> Of(StoredSecret origin) => new Dictionary<string, string>
    {
        [From] = origin.Key.ToString(),
        [FromUid] = origin.Uid,
        [FromVersion] = origin.ResourceVersion,
    };

    /// <summary>The marks among the annotations of a copy.</summary>
    public static IReadOnlyDictionary<string, string> In(IReadOnlyDictionary<string, string> annotations) =>
        annotations.Where(pair => pair.Key is From or FromUid or FromVersion).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>It was copied from that secret, by name.</summary>
    public static bool IsOf(StoredSecret copy, StoredSecret origin) => copy.Annotations.GetValueOrDefault(From) == origin.Key.ToString();

    /// <summary>It was copied from this very version.</summary>
    public static bool IsOfVersion(StoredSecret copy, StoredSecret origin) => Of(origin).All(mark => copy.Annotations.GetValueOrDefault(mark.Key) == mark.Value);
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace KubectlIcr.Cluster.Read;

/// <summary>Looks which custom resources control the workloads of pods whose fix may change a pod template: a read of the workload each.</summary>
internal sealed partial class CustomOwners(IObjectSource source, ClusterFactsBuilder builder, CancellationToken cancel)
{
    private const int Most = 20;

    /// <param name="room">How many requests are left for it.</param>
    public async Task<Targets> AddAsync(Targets targets, ILookup<string, Event> eventsByUid, int room)
    {
        var wanted = targets.Needy.Where(pod => !pod.IsTemplate && (source.IsFree || ChangesTemplate(pod, eventsByUid))).Select(Workload).OfType<ObjectRef>().Distinct();
        var found = new ConcurrentDictionary<ObjectRef, CustomOwner>();
        await WideList.EachAsync(wanted.Take(source.IsFree ? int.MaxValue : Math.Min(room, Most)), async one =>
        {
            var answer = await source.GetAsync(Resources.Workloads(one.Type), one.Namespace, one.Name, cancel);
            builder.Note(answer.Gap);
            if (answer.Value is { } wire && Owners.CustomOf(wire.Metadata) is { } owner)
                found[one] = owner;
        }, cancel);
        return found.IsEmpty ? targets : targets.With([.. targets.Pods.Select(pod => Workload(pod) is { } one && found.TryGetValue(one, out var owner) ? pod with { CustomOwner = owner } : pod)]);
    }

    private static ObjectRef? Workload(Pod pod) =>
        pod.Owner?.Split('/', 2) is [var kind, var name] && ResourceType.OfKind(kind) is { } type && type != ResourceType.Pod ? new ObjectRef(type, pod.Namespace, name) : null;

    /// <summary>The image's name is wrong for all that is said, or the pod names pull secrets of its own.</summary>
    private bool ChangesTemplate(Pod pod, ILookup<string, Event> eventsByUid) =>
        (pod.ImagePullSecrets.Count > 0 && !pod.ImagePullSecrets.SequenceEqual(builder.AccountSecretsOf(pod), StringComparer.Ordinal))
        || NodeReading.Texts(pod, eventsByUid).Any(AboutName().IsMatch);

    [GeneratedRegex("not found|name.unknown|manifest.unknown|no match for platform|no matching manifest|no image found|does not match|does not exist|parse|Never|^Back-off pulling image \"[^\"]*\"$", RegexOptions.IgnoreCase)]
    private static partial Regex AboutName();
}

using System.Text;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Kubelet.Pasted;

/// <summary>The pull failures of pods and events in YAML or JSON, as <c>check --from</c> finds them.</summary>
internal static class PastedObjects
{
    /// <summary>Those of the lines, where they are not whole objects after all.</summary>
    public static IReadOnlyList<PastedFailure> Failures(string text)
    {
        var (pods, events) = (new List<Pod>(), new List<Event>());
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            new ObjectReader(read => Take(read.Wire, pods, events)).Read("-", stream);
        }
        catch (UserError)
        {
            return OfLines(text);
        }
        return pods.Count + events.Count > 0 ? [.. Of(pods, events)] : OfLines(text);
    }

    private static IReadOnlyList<PastedFailure> OfLines(string text) => [.. PastedText.Messages(text).Select(PastedText.Classified)];

    private static void Take(ObjectWire wire, List<Pod> pods, List<Event> events)
    {
        if (wire is PodWire pod)
            pods.Add(PodFacts.Of(pod));
        else if (wire is EventWire one)
            events.Add(EventFacts.Of(one));
    }

    private static IEnumerable<PastedFailure> Of(List<Pod> pods, List<Event> events)
    {
        var byPod = events.ToLookup(one => new ObjectKey(one.Namespace, one.InvolvedName));
        var known = pods.Select(pod => pod.Key).ToHashSet();
        return pods.SelectMany(pod => OfPod(pod, PodEvents.Of(pod, byPod)))
            .Concat(byPod.Where(group => !known.Contains(group.Key)).SelectMany(OfEvents));
    }

    private static IEnumerable<PastedFailure> OfPod(Pod pod, PodEvents events)
    {
        var named = new PastedPod(pod.Namespace, pod.Name);
        foreach (var container in pod.Containers)
        {
            if (ContainerFailure.Of(container, ImageReference.TryParse(container.Image, out var image, out _) ? image : null, events, pod.ImageVolumes).Failure is { } failure)
                yield return new PastedFailure(failure, container.Image, named, container.Name);
        }
        foreach (var volume in pod.ImageVolumes)
        {
            if (VolumeFailure.Of(pod, volume, ImageReference.TryParse(volume.Image, out var image, out _) ? image : null, events).Failure is { } failure)
                yield return new PastedFailure(failure, volume.Image, named, null);
        }
        if (events.SandboxImageFailure is { } sandbox)
            yield return new PastedFailure(sandbox, PodEvents.SandboxImage(sandbox.Text), named, null);
        foreach (var warning in events.All.Where(one => one.Reason == "FailedToRetrieveImagePullSecret").Take(1))
            yield return new PastedFailure(PullError.Classify(warning.Message), null, named, null);
    }

    /// <summary>Of a pod that is not in the text: what was said since the image was last pulled.</summary>
    private static IEnumerable<PastedFailure> OfEvents(IGrouping<ObjectKey, Event> events) =>
        events.GroupBy(one => one.FieldPath)
            .SelectMany(group => group.OrderByDescending(one => one.LastSeen).TakeWhile(one => one.Reason != "Pulled"))
            .Select(one => PastedText.Classified(new PastedMessage(one.Message, null, one.InvolvedKind == "Pod" ? new PastedPod(one.Namespace, one.InvolvedName) : null, PastedLine.ContainerIn(one.FieldPath))));
}

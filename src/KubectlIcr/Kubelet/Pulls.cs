using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>Joins the cluster's facts into one <see cref="Pull"/> for each image that a pod needs.</summary>
internal static class Pulls
{
    /// <summary>One pull for each container and image volume of the asked pods, in their order.</summary>
    public static IReadOnlyList<Pull> Join(ClusterFacts facts)
    {
        var events = facts.Events.ToLookup(e => new ObjectKey(e.Namespace, e.InvolvedName));
        var running = IsSaved(facts) ? Running(facts) : NoneRunning;
        var known = new KnownSecrets(facts.Secrets.Values.Select(fact => fact.Value).OfType<Secret>());
        return
        [
            .. from pod in facts.Pods
               let node = pod.NodeName is { } name ? facts.Node(name).Value : null
               from pull in OfPod(pod, facts, known, PodEvents.Of(pod, events))
               select pull with { Running = running, Known = known, Node = node, NodeWide = pull.Use.IsSandbox ? [] : NodeWideSecret.Of(pull.Image, node, facts) },
        ];
    }

    /// <summary>The pulls with what all of them together tell about each credential; of saved objects, pods that were not asked about tell too.</summary>
    public static IReadOnlyList<Pull> WithHistory(IReadOnlyList<Pull> pulls, ClusterFacts facts)
    {
        var history = new CredentialHistory(pulls.Concat(IsSaved(facts) ? Join(facts with { Pods = facts.OtherPods, OtherPods = [] }) : []));
        return [.. pulls.Select(pull => pull with { History = history })];
    }

    /// <summary>Saved objects are read whole, whichever question is asked; of a live cluster only what the question covers, and an answer must not depend on that.</summary>
    private static bool IsSaved(ClusterFacts facts) => facts.Identity.Source == "files";

    private static readonly ILookup<string, ImageReference> NoneRunning = Array.Empty<ImageReference>().ToLookup(image => image.Repository);

    private static ILookup<string, ImageReference> Running(ClusterFacts facts) =>
        facts.Pods.Concat(facts.OtherPods)
            .SelectMany(pod => pod.Containers.Where(container => container.State?.Phase == "running").Select(container => container.Image))
            .Distinct(StringComparer.Ordinal)
            .Select(raw => ImageReference.TryParse(raw, out var image, out _) ? image : null)
            .OfType<ImageReference>()
            .ToLookup(image => image.Repository, StringComparer.Ordinal);

    private static IEnumerable<Pull> OfPod(Pod pod, ClusterFacts facts, KnownSecrets known, PodEvents events)
    {
        var account = facts.ServiceAccount(pod.Namespace, pod.ServiceAccountName);
        var inherits = pod.IsTemplate && pod.ImagePullSecrets.Count == 0;
        var secrets = pod.Kind == "ImageStream" ? OfProject(pod, facts) : SecretsOf(pod, inherits, account, facts, events);
        var readable = (!inherits || account.IsKnown) && secrets.All(secret => secret.Fact.IsKnown);
        foreach (var container in pod.Containers)
        {
            var pull = Join(pod, ImageUse.Of(container), account, secrets, inherits, readable ? known : null, events);
            var (failure, source) = pod.IsOver && container.IsStillToCome ? (null, null) : ContainerFailure.Of(container, pull.Image, events, pod.ImageVolumes);
            var since = failure is null && container.IsStillToCome && !pod.IsOver ? events.LongPull(container, facts.TakenAt)?.LastSeen : null;
            yield return pull with { Failure = failure, FailureSource = source, FailedAt = failure is not null ? events.PullFailures(container) : events.CreateFailures, LongPullSince = since };
        }
        foreach (var volume in pod.ImageVolumes)
        {
            var pull = Join(pod, ImageUse.Of(volume), account, secrets, inherits, readable ? known : null, events);
            var (failure, source, state) = pod.IsOver ? (null, null, null) : VolumeFailure.Of(pod, volume, pull.Image, events);
            yield return pull with { Use = ImageUse.Of(volume, state), Failure = failure, FailureSource = source, FailedAt = failure is not null ? events.PullFailures(VolumeFailure.Alike(volume)) : events.CreateFailures };
        }
        if (events.SandboxImageFailure is { } unmade && !pod.IsOver && !pod.Containers.Any(container => container.State?.Phase == "running"))
            yield return Sandbox(pod, account, unmade);
    }

    private static Pull Join(
        Pod pod, ImageUse use, Fact<ServiceAccount> account, IReadOnlyList<NamedSecret> secrets, bool inherits, KnownSecrets? known, PodEvents events)
    {
        var imageError = ImageReference.TryParse(use.Image, out var image, out var error) ? null : error;
        return new Pull
        {
            Pod = pod,
            Use = use,
            Image = image,
            ImageError = imageError,
            Secrets = secrets,
            SecretsFromServiceAccount = inherits,
            ServiceAccount = account,
            Keyring = image is not null && known is not null ? Keyring.Lookup(image, secrets.Select(secret => secret.Fact.Value).OfType<Secret>(), known.Config) : null,
            CreateFailure = events.CreateFailure,
            Unretrieved = events.Unretrieved,
        };
    }

    /// <summary>The names that reach the pod: its own; a template that has none gets its service account's, which admission copies in.</summary>
    private static NamedSecret[] SecretsOf(Pod pod, bool inherits, Fact<ServiceAccount> account, ClusterFacts facts, PodEvents events) =>
        [.. (inherits ? account.Value?.ImagePullSecrets ?? [] : pod.ImagePullSecrets)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new NamedSecret(name, OrUnretrieved(facts.Secret(pod.Namespace, name), name, events)))];

    /// <summary>An import tries every pull secret of its project; where they could not be listed, nobody knows which.</summary>
    private static NamedSecret[] OfProject(Pod pod, ClusterFacts facts) =>
        facts.Gaps.FirstOrDefault(gap => gap.Kind == "secrets" && (gap.Namespace == pod.Namespace || (gap.Namespace is null && IsSaved(facts)))) is { } gap
            ? [new NamedSecret("all of the project", Fact<Secret>.NotRead(gap.ToString()))]
            : [.. facts.Secrets.Where(one => one.Key.Namespace == pod.Namespace && one.Value.Value is { } secret && Secret.PullTypes.Contains(secret.Type))
                .Select(one => new NamedSecret(one.Key.Name, one.Value)).OrderBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>Where we could not read a secret, the kubelet's word that it is not there stands.</summary>
    private static Fact<Secret> OrUnretrieved(Fact<Secret> fact, string name, PodEvents events) =>
        !fact.IsKnown && events.Unretrieved.Contains(name) ? Fact<Secret>.Absent() : fact;

    /// <summary>The node's own pause image: no pull secret of the pod has a part in it.</summary>
    private static Pull Sandbox(Pod pod, Fact<ServiceAccount> account, PullFailure failure) => new()
    {
        Pod = pod,
        Use = ImageUse.SandboxOf(PodEvents.SandboxImage(failure.Text)),
        Secrets = [],
        SecretsFromServiceAccount = false,
        ServiceAccount = account,
        Failure = failure,
        FailureSource = "event",
    };
}

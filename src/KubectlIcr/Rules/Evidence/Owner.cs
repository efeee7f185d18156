using KubectlIcr.Cluster;

namespace KubectlIcr.Rules;

/// <summary>Where a pod's spec is written: the controller that makes the pod, or the bare pod itself. Decides which commands can change it.</summary>
/// <param name="Kind">In lower case, as kubectl takes it.</param>
internal sealed record Owner(string Kind, string Name)
{
    public static Owner Of(Pod pod)
    {
        var parts = (pod.Owner ?? $"{(pod.IsTemplate ? pod.Kind : "Pod")}/{pod.Name}").Split('/', 2);
        return parts.Length == 2 ? new Owner(parts[0].ToLowerInvariant(), parts[1]) : new Owner("pod", pod.Name);
    }

    /// <summary><c>kind/name</c> as a word for the shell.</summary>
    public string Resource => Shell.Quote($"{Kind}/{Name}");

    public bool IsPod => Kind == "pod";

    /// <summary>A static pod: written in a file on the node, and only mirrored in the cluster.</summary>
    public bool IsNode => Kind == "node";

    /// <summary>Its template can't be changed: it must be made anew.</summary>
    public bool IsImmutable => Kind == "job";

    /// <summary>Replaces its pods by itself when its template changes, broken ones too.</summary>
    public bool RollsOut => Kind is "deployment" or "daemonset";

    /// <summary>kubectl knows where the pod template is.</summary>
    public bool IsKnown => RollsOut || IsPod || IsImmutable || Kind is "statefulset" or "replicaset" or "replicationcontroller" or "cronjob" or "deploymentconfig";

    /// <summary><c>kubectl set image</c> works on it.</summary>
    public bool TakesSetImage => IsKnown && !IsImmutable && Kind != "deploymentconfig";
}

using System.Diagnostics.CodeAnalysis;

namespace KubectlIcr.Cluster;

/// <summary>A type of object: pods and what makes pods, which the user can name, and what pulls need. Known by heart, so that no discovery request is needed.</summary>
internal sealed record ResourceType(string Kind, string Plural, string Group, params string[] ShortNames)
{
    public static readonly ResourceType Pod = new("Pod", "pods", "", "po");
    public static readonly ResourceType Deployment = new("Deployment", "deployments", "apps", "deploy");
    public static readonly ResourceType StatefulSet = new("StatefulSet", "statefulsets", "apps", "sts");
    public static readonly ResourceType DaemonSet = new("DaemonSet", "daemonsets", "apps", "ds");
    public static readonly ResourceType ReplicaSet = new("ReplicaSet", "replicasets", "apps", "rs");
    public static readonly ResourceType ReplicationController = new("ReplicationController", "replicationcontrollers", "", "rc");
    public static readonly ResourceType Job = new("Job", "jobs", "batch");
    public static readonly ResourceType CronJob = new("CronJob", "cronjobs", "batch", "cj");

    public static readonly ResourceType ImageStream = new("ImageStream", "imagestreams", "image.openshift.io", "is");
    public static readonly ResourceType Build = new("Build", "builds", "build.openshift.io");

    public static readonly ResourceType Secret = new("Secret", "secrets", "");
    public static readonly ResourceType ServiceAccount = new("ServiceAccount", "serviceaccounts", "");
    public static readonly ResourceType Namespace = new("Namespace", "namespaces", "");
    public static readonly ResourceType Event = new("Event", "events", "");
    public static readonly ResourceType Node = new("Node", "nodes", "");

    /// <summary>Those that are pods or make some.</summary>
    public static readonly IReadOnlyList<ResourceType> All =
        [Pod, Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob];

    /// <summary>Those of OpenShift that pull images without a pod's pull secrets.</summary>
    public static readonly IReadOnlyList<ResourceType> OpenShifts = [ImageStream, Build];

    public string Version { get; init; } = "v1";

    /// <summary>The API serves how many it makes, and by which labels they are found (<c>TYPE/NAME/scale</c>).</summary>
    public bool HasScale { get; init; }

    /// <summary>Known only from the user's input: only the cluster can resolve it.</summary>
    public bool IsOpen => Kind.Length == 0;

    /// <summary>Not built in, but found in a cluster or a file.</summary>
    public bool IsCustom => !IsOpen && OfKind(Kind)?.Group != Group && !OpenShifts.Contains(this);

    /// <summary>Where the API serves it, e.g. <c>apis/apps/v1</c>.</summary>
    public string Api => Group.Length == 0 ? "api/v1" : $"apis/{Group}/{Version}";

    /// <summary>As an object's <c>apiVersion</c> says it, e.g. <c>apps/v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? "v1" : $"{Group}/{Version}";

    /// <summary>A type that is not built in, as the user calls it.</summary>
    public static ResourceType Open(string word) => new("", word, "");

    /// <summary>The type of an object in a file, where its plural is not given.</summary>
    public static ResourceType Guessed(string kind, string group)
    {
        var one = kind.ToLowerInvariant();
        var many = one.EndsWith('s') ? $"{one}es" : one.EndsWith('y') ? $"{one[..^1]}ies" : $"{one}s";
        return kind == "DeploymentConfig" ? new(kind, many, group, "dc") : new(kind, many, group);
    }

    /// <summary>It is meant by a word that kubectl accepts: <c>dc</c>, <c>deploymentconfigs</c>, <c>deploymentconfig.apps.openshift.io</c>, with a version before the group or not.</summary>
    public bool Answers(string word)
    {
        var (name, group) = word.Split('.', 2) is [var first, var rest] ? (first, rest) : (word, null);
        return IsNamed(name) && (group is null || group == Group || group.EndsWith($".{Group}", StringComparison.Ordinal));
    }

    /// <summary>By kind as the API spells it.</summary>
    public static ResourceType? OfKind(string? kind) => All.FirstOrDefault(type => type.Kind == kind);

    /// <summary>By any name kubectl accepts: <c>deploy</c>, <c>Deployments</c>, <c>deployments.apps</c>, <c>deployment.v1.apps</c>.</summary>
    public static bool TryFind(string word, [NotNullWhen(true)] out ResourceType? found)
    {
        var (name, group) = word.Split('.', 2) is [var first, var rest] ? (first, rest) : (word, null);
        found = All.Concat(OpenShifts).FirstOrDefault(type => type.IsNamed(name) && (group is null || group == type.Group || group == $"v1.{type.Group}"));
        return found is not null;
    }

    public override string ToString() => Plural;

    private bool IsNamed(string name) =>
        name.Equals(Plural, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Kind, StringComparison.OrdinalIgnoreCase)
        || ShortNames.Contains(name, StringComparer.OrdinalIgnoreCase);
}

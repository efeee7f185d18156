namespace KubectlIcr.Cluster;

/// <summary>What Red Hat OpenShift on IBM Cloud has for its nodes beside the pull secrets of pods, and mirror objects, which have no effect there.</summary>
/// <param name="Copier">The DaemonSet that copies <see cref="DockerAuth"/> to the nodes.</param>
/// <param name="Mirrors">Those that could be read.</param>
/// <param name="MirrorsUnread">Why some could not; null when all were read.</param>
internal sealed record OpenShiftFacts(Fact<DockerConfigCopier> Copier, IReadOnlyList<MirrorObject> Mirrors, string? MirrorsUnread)
{
    /// <summary>The cluster's global pull secret. IBM Cloud copies it to a node when the node is provisioned, and not again.</summary>
    public static readonly ObjectKey GlobalPullSecret = new("openshift-config", "pull-secret");

    /// <summary>The secret that IBM's page has users make for what all nodes are to pull with.</summary>
    public static readonly ObjectKey DockerAuth = new("kube-system", "docker-auth-secret");

    /// <summary>The DaemonSet of the same page.</summary>
    public static readonly ObjectKey DockerConfigCopier = new("kube-system", "update-docker-config");

    public static readonly OpenShiftFacts NotRead = new(Fact<DockerConfigCopier>.NotRead("not read"), [], null);
}

/// <summary>The DaemonSet that copies a secret to the nodes, each time one of its pods starts.</summary>
/// <param name="RestartedAt">When its pods were last recreated: the time of its last change.</param>
internal sealed record DockerConfigCopier(DateTimeOffset? RestartedAt);

/// <summary>An object that tells nodes to ask mirrors in a registry's place, e.g. an ImageDigestMirrorSet.</summary>
internal sealed record MirrorObject(string Kind, string Name, IReadOnlyList<MirroredSource> Sources)
{
    /// <summary>As kubectl names its type, e.g. <c>imagedigestmirrorset.config.openshift.io</c>.</summary>
    public required string Resource { get; init; }
}

/// <param name="Source">A registry, a path of it, or <c>*.HOST</c>.</param>
internal sealed record MirroredSource(string Source, IReadOnlyList<string> Mirrors)
{
    /// <summary>An image without tag and digest is below the source, as containers-registries.conf(5) compares.</summary>
    public bool Covers(string image) => Source.StartsWith("*.", StringComparison.Ordinal)
        ? image.Split('/')[0].EndsWith(Source[1..], StringComparison.Ordinal)
        : image == Source || (image.StartsWith(Source, StringComparison.Ordinal) && image[Source.Length] == '/');
}

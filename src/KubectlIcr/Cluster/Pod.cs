namespace KubectlIcr.Cluster;

/// <summary>The facts of a pod, or of the pod template of a workload that has no pod yet, that bear on pulling its images.</summary>
internal sealed record Pod
{
    /// <summary><c>Pod</c>; for a template the kind of its workload, e.g. <c>Deployment</c>.</summary>
    public string Kind { get; init; } = "Pod";

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty for a template and for a manifest that is not deployed yet.</summary>
    public string Uid { get; init; } = "";

    /// <summary>No pod exists: nothing was pulled yet, and admission has not yet copied the service account's list in.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The manifest it was read from: it is not deployed. Null for what is in the cluster.</summary>
    public ObjectPlace? Manifest { get; init; }

    /// <summary>The top controller as <c>Kind/name</c>, e.g. <c>Deployment/web</c>; null for a bare pod.</summary>
    public string? Owner { get; init; }

    /// <summary>The custom resource that controls <see cref="Owner"/>; null where there is none or it was not looked for.</summary>
    public CustomOwner? CustomOwner { get; init; }

    /// <summary>Where the template stands in an object whose kind is not built in; null for all others.</summary>
    public CustomTemplate? Custom { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who wrote to the template it is made of; null where the workload was not read.</summary>
    public TemplateEdits? Template { get; init; }

    /// <summary>Null while not scheduled.</summary>
    public string? NodeName { get; init; }

    public string ServiceAccountName { get; init; } = "default";

    /// <summary>The names in <c>spec.imagePullSecrets</c>, in order.</summary>
    public IReadOnlyList<string> ImagePullSecrets { get; init; } = [];

    /// <summary>Init, main and ephemeral containers, in the order of the spec.</summary>
    public IReadOnlyList<Container> Containers { get; init; } = [];

    /// <summary>The volumes that the kubelet fills from images.</summary>
    public IReadOnlyList<ImageVolume> ImageVolumes { get; init; } = [];

    /// <summary>OpenShift admitted it.</summary>
    public bool IsOnOpenShift { get; init; }

    /// <summary>An image stream's imports or a build: no kubelet pulls for it, and no service account's pull secrets are copied into it.</summary>
    public bool IsOfOpenShift => Kind is "ImageStream" or "Build";

    /// <summary>It has ended: nothing of it is waited for.</summary>
    public bool IsOver { get; init; }

    /// <summary>An event says that an image can't be pulled, of which its status tells nothing yet.</summary>
    public bool FailsByEvent { get; init; }

    /// <summary>An event says that it has been pulling an image for long.</summary>
    public bool PullsLong { get; init; }

    /// <summary>A container waits for its image.</summary>
    public bool FailsToPull => FailsByEvent || Containers.Any(container => container.State?.IsPullFailure == true);

    /// <summary>Its status does not show whether it fails to pull: its sandbox or a container has not been created yet.</summary>
    public bool IsUnsettled => !IsTemplate && !IsOver && NodeName is not null && Containers.Any(container => container.IsStillToCome);

    /// <summary>Every container came past its image.</summary>
    public bool HasPulled => Containers.All(container => container.State?.HasImage == true);

    /// <summary>The images it needs, as written: of its containers and its volumes.</summary>
    public IEnumerable<string> Images => Containers.Select(container => container.Image).Concat(ImageVolumes.Select(volume => volume.Image));

    public ObjectKey Key => new(Namespace, Name);
}

/// <summary>How many images pods need, and for what.</summary>
internal readonly record struct UseCount(int Containers, int Volumes)
{
    public static UseCount Of(IReadOnlyCollection<Pod> pods) => new(pods.Sum(pod => pod.Containers.Count), pods.Sum(pod => pod.ImageVolumes.Count));

    public static UseCount operator +(UseCount one, UseCount other) => new(one.Containers + other.Containers, one.Volumes + other.Volumes);

    public static UseCount operator -(UseCount one, UseCount other) => new(one.Containers - other.Containers, one.Volumes - other.Volumes);
}

/// <summary>A volume that is an image, <c>spec.volumes[].image</c>.</summary>
/// <param name="Image">The reference as written.</param>
/// <param name="PullPolicy"><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>; null when the spec leaves it out.</param>
internal sealed record ImageVolume(string Name, string Image, string? PullPolicy = null);

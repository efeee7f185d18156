using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet;

/// <summary>A secret that Red Hat OpenShift on IBM Cloud copies to its nodes, and what it means for one pull: a node's own credentials are tried beside the pod's.</summary>
/// <param name="Error">Why it can't be parsed, as the kubelet says it; null when it can, or there is none.</param>
/// <param name="Try">The credential that it holds for the image; null when it holds none, or was not read.</param>
/// <param name="Copied">Whether what it holds now has reached the node.</param>
internal sealed record NodeWideSecret(ObjectKey Key, Fact<Secret> Secret, string? Error, KeyringTry? Try, Copied Copied)
{
    /// <summary>The two secrets, as they bear on an image for a node; none on any other kind of cluster.</summary>
    public static IReadOnlyList<NodeWideSecret> Of(ImageReference? image, Node? node, ClusterFacts facts) =>
        image is null || !facts.Identity.IsIbmOpenShift ? [] : [Of(OpenShiftFacts.GlobalPullSecret, image, node, facts), Of(OpenShiftFacts.DockerAuth, image, node, facts)];

    private static NodeWideSecret Of(ObjectKey key, ImageReference image, Node? node, ClusterFacts facts)
    {
        var fact = facts.Secret(key.Namespace, key.Name);
        // The node gets the file, whatever the secret's type.
        if (fact.Value is not { DockerConfigJson.IsEmpty: false } secret)
            return new(key, fact, null, null, Copied.Unknown);
        var keyring = Keyring.Lookup(image, [secret with { Type = Cluster.Secret.DockerConfigJsonType }]);
        var copied = key == OpenShiftFacts.GlobalPullSecret ? WhenProvisioned(secret, node) : ByDaemonSet(secret, node, facts.OpenShift.Copier);
        return new(key, fact, keyring.Error, keyring.Tries.FirstOrDefault(), copied);
    }

    /// <summary>A node that was not ready for a while since may have been reloaded then, which keeps its name and age.</summary>
    private static Copied WhenProvisioned(Secret secret, Node? node) =>
        secret.EditedAt is not { } edited || node?.CreatedAt is not { } created ? Copied.Unknown
        : created > edited ? Copied.Yes
        : node.ReadySince > edited ? Copied.Unknown : Copied.NodeIsOlder;

    private static Copied ByDaemonSet(Secret secret, Node? node, Fact<DockerConfigCopier> copier) =>
        copier.IsAbsent ? Copied.NothingCopies
        : secret.EditedAt is not { } edited || copier.Value?.RestartedAt is not { } restarted || node?.CreatedAt is not { } created ? Copied.Unknown
        : restarted > edited || created > edited ? Copied.Yes : Copied.CopierIsOlder;
}

/// <summary>Whether what a node-wide secret holds now has reached a node.</summary>
internal enum Copied
{
    Unknown,
    Yes,

    /// <summary>The node was provisioned before the secret's last edit.</summary>
    NodeIsOlder,

    /// <summary>There is no DaemonSet that copies it.</summary>
    NothingCopies,

    /// <summary>The DaemonSet's pods started before the secret's last edit.</summary>
    CopierIsOlder,
}

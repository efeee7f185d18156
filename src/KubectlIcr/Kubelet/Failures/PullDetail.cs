namespace KubectlIcr.Kubelet;

/// <summary>What a text says more exactly than its cause, where rules tell the kinds apart.</summary>
internal enum PullDetail
{
    None,

    /// <summary>The registry has the image and its own policy holds it back: Harbor's scan, JFrog Xray, a list of allowed images.</summary>
    RegistryPolicy,

    /// <summary>A connection was open and ended early.</summary>
    CutOff,

    /// <summary>The node has no way to the address: nothing was sent.</summary>
    NoRoute,

    /// <summary>The node's runtime ended the pull itself.</summary>
    Cancelled,

    /// <summary>The image is there, and one of the parts that its manifest lists is not.</summary>
    MissingPart,

    /// <summary>A pull-through cache answers for the registry that it copies from.</summary>
    Upstream,
}
